// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The panels that {@link VectorBlock} reads: where those of a matrix lie, which of them a thread takes, and copies of those
 * whose rows do not lie side by side.
 *
 * <p>A matrix {@code [inner, columns]} is stored in panels of {@code panel} columns, as {@link PanelLayout} says; where that are
 * all columns, it is row-major.
 */
final class VectorPanels {
    /** A panel that is read for more rows than these is copied, unless its rows lie side by side. */
    static final int FEW_ROWS = 4 * VectorBlock.ROWS;

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorPanels() {}

    /** Where column {@code j} starts, counted from the start of the matrix. */
    static int start(int j, int inner, int panel) {
        return (j - j % panel) * inner + j % panel;
    }

    /** From one row to the next of column {@code j}. */
    static int stride(int j, int columns, int panel) {
        return Math.min(panel, columns - (j - j % panel));
    }

    /** The panels of a product with so many columns. */
    static int count(int columns) {
        return (columns + VectorBlock.WIDTH - 1) / VectorBlock.WIDTH;
    }

    /** The column with which part {@code part} of some panels starts. */
    static int column(int part, int parts, int panels, int columns) {
        return Math.min(columns, (int) ((long) panels * part / parts) * VectorBlock.WIDTH);
    }

    /** The row with which part {@code part} of some rows starts: that of a tile, whatever its height. */
    static int row(int part, int parts, int rows) {
        return part == parts ? rows : (int) ((long) rows * part / parts) / FEW_ROWS * FEW_ROWS;
    }

    /** {@code panel[p * size + j] = values[from + p * stride + j]}; what is beyond {@code width} may be anything. */
    static void copy(float[] values, int from, int stride, float[] panel, int size, int depth, int width) {
        int inside = Math.min(depth, (values.length - size - from) / stride + 1);
        if (values.length < from + size) {
            inside = 0;
        }
        for (int p = 0; p < inside; p++) {
            for (int j = 0; j < size; j += L) {
                FloatVector.fromArray(S, values, from + p * stride + j).intoArray(panel, p * size + j);
            }
        }
        for (int p = inside; p < depth; p++) {
            System.arraycopy(values, from + p * stride, panel, p * size, width);
        }
    }

    /** {@code panel[to + p * size + j] = values[from + j * stride + p]}; what is beyond {@code width} may be anything. */
    static void transpose(float[] values, int from, int stride, float[] panel, int to, int size, int depth, int width) {
        int wide = VectorSquare.suits() ? width - width % L : 0;
        int deep = depth - depth % L;
        for (int j = 0; j < wide; j += L) {
            for (int p = 0; p < deep; p += L) {
                VectorSquare.transpose(values, from + j * stride + p, stride, panel, to + p * size + j, size);
            }
        }
        for (int j = 0; j < width; j++) {
            for (int p = j < wide ? deep : 0; p < depth; p++) {
                panel[to + p * size + j] = values[from + j * stride + p];
            }
        }
    }
}
