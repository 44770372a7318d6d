// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Normalization of the columns of a matrix in plain loops. HotSpot vectorizes a loop that reads all its arrays at one index: so
 * the numbers of the columns are laid out once as often as a panel's row has space for, and the matrix is copied, as many of
 * its rows at a time, to a row of the panel and back.
 */
final class ColumnNormalization {
    private ColumnNormalization() {}

    /** How many rows of a matrix a row of a panel takes. */
    static int together(int rows, int columns) {
        return columns > Panel.WIDTH ? 1 : Math.min(rows, Panel.WIDTH / columns);
    }

    /** Row {@code row} of the panel, with {@code width} values from {@code at} on repeated {@code times} times. */
    static float[] repeated(Panel panel, int row, float[] values, int at, int width, int times) {
        float[] to = panel.row(row);
        for (int i = 0; i < times; i++) {
            System.arraycopy(values, at, to, i * width, width);
        }
        return to;
    }

    static void normalize(
            float[] x,
            float[] means,
            float[] inverses,
            float[] scale,
            int scaleAt,
            float[] shift,
            int shiftAt,
            float[] y,
            int rows,
            int columns) {
        Panel panel = Panel.borrow();
        int together = together(rows, columns);
        for (int j = 0; j < columns; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, columns - j);
            float[] mean = repeated(panel, 0, means, j, width, together);
            float[] inverse = repeated(panel, 1, inverses, j, width, together);
            float[] factor = repeated(panel, 2, scale, scaleAt + j, width, together);
            float[] offset = repeated(panel, 3, shift, shiftAt + j, width, together);
            float[] part = panel.row(4);
            for (int r = 0; r < rows; r += together) {
                int count = Math.min(together, rows - r) * width;
                System.arraycopy(x, r * columns + j, part, 0, count);
                normalize(part, mean, inverse, factor, offset, count);
                System.arraycopy(part, 0, y, r * columns + j, count);
            }
        }
        panel.release();
    }

    private static void normalize(float[] x, float[] mean, float[] inverse, float[] scale, float[] shift, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = (x[i] - mean[i]) * inverse[i] * scale[i] + shift[i];
        }
    }

    static void scaleAndShift(
            float[] x, float[] scale, int scaleAt, float[] shift, int shiftAt, float[] y, int rows, int columns) {
        Panel panel = Panel.borrow();
        int together = together(rows, columns);
        for (int j = 0; j < columns; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, columns - j);
            float[] factor = repeated(panel, 0, scale, scaleAt + j, width, together);
            float[] offset = repeated(panel, 1, shift, shiftAt + j, width, together);
            float[] part = panel.row(2);
            for (int r = 0; r < rows; r += together) {
                int count = Math.min(together, rows - r) * width;
                System.arraycopy(x, r * columns + j, part, 0, count);
                scaleAndShift(part, factor, offset, count);
                System.arraycopy(part, 0, y, r * columns + j, count);
            }
        }
        panel.release();
    }

    private static void scaleAndShift(float[] x, float[] scale, float[] shift, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = x[i] * scale[i] + shift[i];
        }
    }

    static void addStandardizedSums(
            float[] g, float[] x, float[] means, float[] inverses, float[] sums, int at, int rows, int columns) {
        Panel panel = Panel.borrow();
        int together = together(rows, columns);
        for (int j = 0; j < columns; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, columns - j);
            float[] mean = repeated(panel, 0, means, j, width, together);
            float[] inverse = repeated(panel, 1, inverses, j, width, together);
            float[] part = panel.row(2);
            float[] gradient = panel.row(3);
            panel.start(sums, at + j, false, width);
            for (int r = 0; r < rows; r += together) {
                int count = Math.min(together, rows - r);
                System.arraycopy(x, r * columns + j, part, 0, count * width);
                System.arraycopy(g, r * columns + j, gradient, 0, count * width);
                weigh(gradient, part, mean, inverse, count * width);
                ColumnSums.addRows(panel, gradient, count, width);
            }
            panel.store(sums, at + j, width);
        }
        panel.release();
    }

    private static void weigh(float[] g, float[] x, float[] mean, float[] inverse, int count) {
        for (int i = 0; i < count; i++) {
            g[i] = g[i] * ((x[i] - mean[i]) * inverse[i]);
        }
    }

    static void gradient(
            float[] g,
            float[] x,
            float[] means,
            float[] inverses,
            float[] scale,
            int scaleAt,
            float[] standardizedSums,
            float[] sums,
            float[] gradient,
            int rows,
            int columns) {
        Panel panel = Panel.borrow();
        int together = together(rows, columns);
        for (int j = 0; j < columns; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, columns - j);
            float[] mean = repeated(panel, 0, means, j, width, together);
            float[] inverse = repeated(panel, 1, inverses, j, width, together);
            float[] factor = repeated(panel, 2, scale, scaleAt + j, width, together);
            float[] slope = repeated(panel, 3, standardizedSums, j, width, together);
            float[] level = repeated(panel, 4, sums, j, width, together);
            prepare(factor, inverse, slope, level, rows, width * together);
            float[] part = panel.row(5);
            float[] result = panel.row(6);
            for (int r = 0; r < rows; r += together) {
                int count = Math.min(together, rows - r) * width;
                System.arraycopy(x, r * columns + j, part, 0, count);
                System.arraycopy(g, r * columns + j, result, 0, count);
                gradient(result, part, mean, inverse, factor, slope, level, count);
                System.arraycopy(result, 0, gradient, r * columns + j, count);
            }
        }
        panel.release();
    }

    private static void prepare(float[] factor, float[] inverse, float[] slope, float[] level, int rows, int count) {
        for (int i = 0; i < count; i++) {
            factor[i] = factor[i] * inverse[i];
            slope[i] = slope[i] / rows;
            level[i] = level[i] / rows;
        }
    }

    private static void gradient(
            float[] g,
            float[] x,
            float[] mean,
            float[] inverse,
            float[] factor,
            float[] slope,
            float[] level,
            int count) {
        for (int i = 0; i < count; i++) {
            g[i] = factor[i] * (g[i] - (level[i] + (x[i] - mean[i]) * inverse[i] * slope[i]));
        }
    }
}
