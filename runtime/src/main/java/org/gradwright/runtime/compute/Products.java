// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;

/**
 * Matrix products in plain loops. Each sum runs over its index from the left, so every path below gives the bits of the
 * three nested loops of the formula.
 */
final class Products {
    /** Results of at most so many columns are computed as dot products. */
    private static final int NARROW = 8;

    /** From so many rows on, it pays to copy the columns of the other factor to a panel. */
    private static final int ENOUGH_ROWS = 4;

    /** From so many columns on, loops over the columns are fast. */
    private static final int WIDE = 32;

    private Products() {}

    /** Sums start with the row {@code start[from ..]}, or with 0 where that is {@link ScalarCompute#NO_START}. */
    static void product(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        if (columns <= NARROW) {
            productNarrow(a, b, at, start, from, c, rows, inner, columns);
            return;
        }
        Panel panel = Panel.borrow();
        for (int j = 0; j < columns; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, columns - j);
            productWide(panel, a, b, at + j, start, from + j, c, j, rows, inner, columns, width);
        }
        panel.release();
    }

    private static void productWide(
            Panel panel,
            float[] a,
            float[] b,
            int at,
            float[] start,
            int from,
            float[] c,
            int to,
            int rows,
            int inner,
            int columns,
            int width) {
        float[] sums = panel.sums();
        for (int k = 0; k < inner; k += Panel.DEPTH) {
            int depth = Math.min(Panel.DEPTH, inner - k);
            panel.load(b, at + k * columns, columns, depth, width);
            for (int r = 0; r < rows; r++) {
                int place = to + r * columns;
                if (k == 0) {
                    panel.start(start, from, start.length == 0, width);
                } else {
                    System.arraycopy(c, place, sums, 0, width);
                }
                panel.accumulate(a, r * inner + k, 1, depth, width);
                System.arraycopy(sums, 0, c, place, width);
            }
        }
    }

    /** Four rows at a time: four independent sums hide the latency of an addition. */
    private static void productNarrow(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        boolean zero = start.length == 0;
        int r = 0;
        for (; r + 4 <= rows; r += 4) {
            int a0 = r * inner;
            int a1 = a0 + inner;
            int a2 = a1 + inner;
            int a3 = a2 + inner;
            for (int j = 0; j < columns; j++) {
                float sum0 = zero ? 0.0f : start[from + j];
                float sum1 = sum0;
                float sum2 = sum0;
                float sum3 = sum0;
                int weightAt = at + j;
                for (int k = 0; k < inner; k++) {
                    float factor = b[weightAt];
                    sum0 += a[a0 + k] * factor;
                    sum1 += a[a1 + k] * factor;
                    sum2 += a[a2 + k] * factor;
                    sum3 += a[a3 + k] * factor;
                    weightAt += columns;
                }
                int place = r * columns + j;
                c[place] = sum0;
                c[place + columns] = sum1;
                c[place + 2 * columns] = sum2;
                c[place + 3 * columns] = sum3;
            }
        }
        for (; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                float sum = zero ? 0.0f : start[from + j];
                for (int k = 0; k < inner; k++) {
                    sum += a[r * inner + k] * b[at + k * columns + j];
                }
                c[r * columns + j] = sum;
            }
        }
    }

    static void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        Panel panel = Panel.borrow();
        if (columns >= WIDE || columns >= inner) {
            for (int j = 0; j < columns; j += Panel.WIDTH) {
                addByRows(panel, a, g, c, at, j, Math.min(Panel.WIDTH, columns - j), rows, inner, columns);
            }
        } else {
            for (int k = 0; k < inner; k += Panel.WIDTH) {
                addByColumns(panel, a, g, c, at, k, Math.min(Panel.WIDTH, inner - k), rows, inner, columns);
            }
        }
        panel.release();
    }

    /** Adds to {@code c[.., j .. j + width)}, row by row of {@code c}. */
    private static void addByRows(
            Panel panel, float[] a, float[] g, float[] c, int at, int j, int width, int rows, int inner, int columns) {
        float[] sums = panel.sums();
        for (int r = 0; r < rows; r += Panel.DEPTH) {
            int depth = Math.min(Panel.DEPTH, rows - r);
            panel.load(g, r * columns + j, columns, depth, width);
            for (int k = 0; k < inner; k++) {
                int place = at + k * columns + j;
                System.arraycopy(c, place, sums, 0, width);
                panel.accumulate(a, r * inner + k, inner, depth, width);
                System.arraycopy(sums, 0, c, place, width);
            }
        }
    }

    /** Adds to {@code c[k .. k + width, ..]}, column by column of {@code c}: for few columns and many rows of it. */
    private static void addByColumns(
            Panel panel, float[] a, float[] g, float[] c, int at, int k, int width, int rows, int inner, int columns) {
        float[] sums = panel.sums();
        for (int r = 0; r < rows; r += Panel.DEPTH) {
            int depth = Math.min(Panel.DEPTH, rows - r);
            panel.load(a, r * inner + k, inner, depth, width);
            for (int j = 0; j < columns; j++) {
                int place = at + k * columns + j;
                for (int i = 0; i < width; i++) {
                    sums[i] = c[place + i * columns];
                }
                panel.accumulate(g, r * columns + j, columns, depth, width);
                for (int i = 0; i < width; i++) {
                    c[place + i * columns] = sums[i];
                }
            }
        }
    }

    static void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        if (rows < ENOUGH_ROWS || inner <= NARROW) {
            productTransposedByDots(g, b, at, c, rows, inner, columns);
            return;
        }
        Panel panel = Panel.borrow();
        float[] sums = panel.sums();
        for (int k = 0; k < inner; k += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, inner - k);
            for (int j = 0; j < columns; j += Panel.DEPTH) {
                int depth = Math.min(Panel.DEPTH, columns - j);
                panel.loadColumns(b, at + k * columns + j, columns, depth, width);
                for (int r = 0; r < rows; r++) {
                    int place = r * inner + k;
                    if (j == 0) {
                        Arrays.fill(sums, 0, width, 0.0f);
                    } else {
                        System.arraycopy(c, place, sums, 0, width);
                    }
                    panel.accumulate(g, r * columns + j, 1, depth, width);
                    System.arraycopy(sums, 0, c, place, width);
                }
            }
        }
        panel.release();
    }

    /** Four results at a time: four independent sums hide the latency of an addition. */
    private static void productTransposedByDots(
            float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            int k = 0;
            for (; k + 4 <= inner; k += 4) {
                int b0 = at + k * columns;
                int b1 = b0 + columns;
                int b2 = b1 + columns;
                int b3 = b2 + columns;
                float sum0 = 0.0f;
                float sum1 = 0.0f;
                float sum2 = 0.0f;
                float sum3 = 0.0f;
                for (int j = 0; j < columns; j++) {
                    float factor = g[from + j];
                    sum0 += factor * b[b0 + j];
                    sum1 += factor * b[b1 + j];
                    sum2 += factor * b[b2 + j];
                    sum3 += factor * b[b3 + j];
                }
                int place = r * inner + k;
                c[place] = sum0;
                c[place + 1] = sum1;
                c[place + 2] = sum2;
                c[place + 3] = sum3;
            }
            for (; k < inner; k++) {
                float sum = 0.0f;
                for (int j = 0; j < columns; j++) {
                    sum += g[from + j] * b[at + k * columns + j];
                }
                c[r * inner + k] = sum;
            }
        }
    }
}
