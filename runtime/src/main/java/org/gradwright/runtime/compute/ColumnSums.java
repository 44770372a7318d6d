// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/** Sums over the rows of matrices in plain loops, from the first row to the last, several rows of a panel at a time. */
final class ColumnSums {
    /** From so many columns on, loops over the columns are long enough. */
    private static final int WIDE = 32;

    /** The first row of a panel with values to add; the former ones are their callers'. */
    private static final int FIRST = 8;

    private static final float[] ONE = {1};

    private ColumnSums() {}

    /** {@link Compute#addColumnSums}. */
    static void add(float[] g, float[] sums, int at, int rows, int columns) {
        if (columns < WIDE) {
            addNarrowRows(g, rows, sums, at, columns);
            return;
        }
        Panel panel = Panel.borrow();
        for (int j = 0; j < columns; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, columns - j);
            panel.start(sums, at + j, false, width);
            addWideRows(panel, g, j, columns, rows, width);
            panel.store(sums, at + j, width);
        }
        panel.release();
    }

    /** {@code sums[j] += sum_r (x[r, j] - means[j])^2}. */
    static void addSquares(float[] x, float[] means, float[] sums, int rows, int columns) {
        Panel panel = Panel.borrow();
        int together = ColumnNormalization.together(rows, columns);
        for (int j = 0; j < columns; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, columns - j);
            float[] mean = ColumnNormalization.repeated(panel, 0, means, j, width, together);
            float[] part = panel.row(1);
            panel.start(sums, j, false, width);
            for (int r = 0; r < rows; r += together) {
                int count = Math.min(together, rows - r);
                System.arraycopy(x, r * columns + j, part, 0, count * width);
                square(part, mean, count * width);
                addRows(panel, part, count, width);
            }
            panel.store(sums, j, width);
        }
        panel.release();
    }

    private static void square(float[] x, float[] mean, int count) {
        for (int i = 0; i < count; i++) {
            float difference = x[i] - mean[i];
            x[i] = difference * difference;
        }
    }

    /** Adds {@code count} rows of {@code width} values, one behind the other, to the sums of a panel. */
    static void addRows(Panel panel, float[] values, int count, int width) {
        if (width < WIDE) {
            addNarrowRows(values, count, panel.sums(), 0, width);
        } else {
            addWideRows(panel, values, 0, width, count, width);
        }
    }

    private static void addNarrowRows(float[] values, int count, float[] sums, int at, int width) {
        for (int r = 0; r < count; r++) {
            int from = r * width;
            for (int j = 0; j < width; j++) {
                sums[at + j] += values[from + j];
            }
        }
    }

    private static void addWideRows(Panel panel, float[] values, int from, int stride, int count, int width) {
        for (int r = 0; r < count; r += Panel.DEPTH - FIRST) {
            int depth = Math.min(Panel.DEPTH - FIRST, count - r);
            for (int i = 0; i < depth; i++) {
                panel.load(values, from + (r + i) * stride, FIRST + i, width);
            }
            panel.accumulate(ONE, 0, 0, FIRST, FIRST + depth, width);
        }
    }
}
