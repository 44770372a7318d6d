// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import org.jspecify.annotations.Nullable;

/**
 * How a matrix of parameters {@code [inner, columns]} is stored in panels of some neighboring columns, one panel after the
 * other, each row-major: element {@code (k, j)} of the matrix is element {@code (k, j % width)} of panel {@code j / width}. The
 * last panel is as narrow as what is left, so that the matrix takes no more room than its elements.
 *
 * <p>A routine that goes down a panel reads the memory from one end to the other, where in a row-major matrix it would jump
 * from row to row.
 *
 * @param inner rows of the matrix
 * @param columns columns of the matrix
 * @param width columns of a panel
 */
public record PanelLayout(int inner, int columns, int width) {
    /** The layout that the provider in use keeps such a matrix in; null where that is row-major. */
    public static @Nullable PanelLayout ofProvider(int inner, int columns) {
        int width = Compute.provider().panelWidth();
        return columns <= width ? null : new PanelLayout(inner, columns, width);
    }

    /** Where the element is stored that is the {@code place}-th of the row-major matrix. */
    public int stored(int place) {
        int column = place % columns;
        return start(column) + place / columns * stride(column) + column % width;
    }

    /** Copies the matrix that is stored from {@code at} on to a row-major one. */
    public void gather(float[] stored, int at, float[] to) {
        for (int j = 0; j < columns; j += width) {
            for (int k = 0; k < inner; k++) {
                System.arraycopy(stored, at + start(j) + k * stride(j), to, k * columns + j, stride(j));
            }
        }
    }

    /** The reverse of {@link #gather}. */
    public void scatter(float[] from, float[] stored, int at) {
        for (int j = 0; j < columns; j += width) {
            for (int k = 0; k < inner; k++) {
                System.arraycopy(from, k * columns + j, stored, at + start(j) + k * stride(j), stride(j));
            }
        }
    }

    /** Where the panel of a column starts. */
    private int start(int column) {
        return column / width * width * inner;
    }

    /** Columns of the panel of a column. */
    private int stride(int column) {
        return Math.min(width, columns - column / width * width);
    }
}
