// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.ArrayList;
import java.util.List;

/** Windows on an image; on a sequence, they are those of an image of one row. */
public record Window(Axis rows, Axis columns) {
    /** How many windows there are. */
    public long count() {
        return (long) rows.count() * columns.count();
    }

    /** How many places a window has. */
    public long area() {
        return (long) rows.kernel() * columns.kernel();
    }

    /** Whether each place of the image is in one window. */
    public boolean isTiled() {
        return rows.isTiled() && columns.isTiled();
    }

    /** {@code [batch, rows, columns, channels]} of the image, as an input of {@code rank} extents has it. */
    Shape image(int rank, int channels) {
        return new Shape(true, extents(rank, rows.extent(), columns.extent(), channels));
    }

    /** {@code [batch, rows, columns, channels]} with a place for each window. */
    Shape results(int rank, int channels) {
        return new Shape(true, extents(rank, rows.count(), columns.count(), channels));
    }

    /** {@code [rows, columns, channels, filters]} of what each window is multiplied by. */
    Shape kernel(int rank, int channels, int filters) {
        List<Integer> extents = new ArrayList<>(extents(rank, rows.kernel(), columns.kernel(), channels));
        extents.add(filters);
        return new Shape(false, extents);
    }

    private List<Integer> extents(int rank, int down, int across, int channels) {
        if (rank == 2 && rows.equals(Axis.SINGLE)) {
            return List.of(across, channels);
        }
        if (rank != 3) {
            throw new IllegalArgumentException("has windows on a value of " + rank + " extents");
        }
        return List.of(down, across, channels);
    }
}
