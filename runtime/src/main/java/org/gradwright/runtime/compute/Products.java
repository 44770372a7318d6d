// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Matrix products in plain loops. Each sum runs over its index from the left, so every path below gives the bits of the
 * three nested loops of the formula.
 */
final class Products {
    /** Results of at most so many columns are computed as dot products. */
    private static final int NARROW = 8;

    /** From so many rows on, it pays to copy the columns of the other factor to a panel. */
    private static final int ENOUGH_ROWS = 4;

    private Products() {}

    /** Sums start with the row {@code start[from ..]}, or with 0 where that is {@link ScalarCompute#NO_START}. */
    static void product(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        if (columns <= NARROW) {
            NarrowProducts.product(a, b, at, start, from, c, rows, inner, columns);
            return;
        }
        if (TallProducts.pays(rows, columns)) {
            TallProducts.product(a, b, at, start, from, c, rows, inner, columns);
            return;
        }
        Panel panel = Panel.borrow();
        for (int j = 0; j < columns; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, columns - j);
            for (int k = 0; k < inner; k += Panel.DEPTH) {
                int depth = Math.min(Panel.DEPTH, inner - k);
                panel.load(b, at + k * columns + j, columns, depth, width);
                for (int r = 0; r < rows; r += 2) {
                    int results = Math.min(2, rows - r);
                    int place = r * columns + j;
                    if (k == 0) {
                        for (int i = 0; i < results; i++) {
                            panel.start(i, start, from + j, start.length == 0, width);
                        }
                    } else {
                        start(panel, c, place, columns, results, width);
                    }
                    panel.accumulate(a, r * inner + k, inner, 1, results, depth, width);
                    store(panel, c, place, columns, results, width);
                }
            }
        }
        panel.release();
    }

    static void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        if (columns < inner && columns <= Panel.RESULTS) {
            TallProducts.addTransposedProduct(a, g, c, at, rows, inner, columns);
            return;
        }
        Panel panel = Panel.borrow();
        for (int j = 0; j < columns; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, columns - j);
            for (int r = 0; r < rows; r += Panel.DEPTH) {
                int depth = Math.min(Panel.DEPTH, rows - r);
                panel.load(g, r * columns + j, columns, depth, width);
                for (int k = 0; k < inner; k += 2) {
                    int results = Math.min(2, inner - k);
                    int place = at + k * columns + j;
                    start(panel, c, place, columns, results, width);
                    panel.accumulate(a, r * inner + k, 1, inner, results, depth, width);
                    store(panel, c, place, columns, results, width);
                }
            }
        }
        panel.release();
    }

    static void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        if (rows < ENOUGH_ROWS || inner <= NARROW) {
            NarrowProducts.productTransposed(g, b, at, c, rows, inner, columns);
            return;
        }
        if (TallProducts.pays(rows, inner)) {
            TallProducts.productTransposed(g, b, at, c, rows, inner, columns);
            return;
        }
        Panel panel = Panel.borrow();
        for (int k = 0; k < inner; k += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, inner - k);
            for (int j = 0; j < columns; j += Panel.DEPTH) {
                int depth = Math.min(Panel.DEPTH, columns - j);
                panel.loadColumns(b, at + k * columns + j, columns, depth, width);
                for (int r = 0; r < rows; r += 2) {
                    int results = Math.min(2, rows - r);
                    int place = r * inner + k;
                    if (j == 0) {
                        for (int i = 0; i < results; i++) {
                            panel.start(i, 0, width);
                        }
                    } else {
                        start(panel, c, place, inner, results, width);
                    }
                    panel.accumulate(g, r * columns + j, columns, 1, results, depth, width);
                    store(panel, c, place, inner, results, width);
                }
            }
        }
        panel.release();
    }

    /** Starts sums with {@code results} rows, {@code stride} apart. */
    private static void start(Panel panel, float[] c, int place, int stride, int results, int width) {
        for (int i = 0; i < results; i++) {
            panel.start(i, c, place + i * stride, false, width);
        }
    }

    private static void store(Panel panel, float[] c, int place, int stride, int results, int width) {
        for (int i = 0; i < results; i++) {
            panel.store(i, c, place + i * stride, width);
        }
    }
}
