// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Matrix products of many rows with few columns: loops run over the rows, which lie in the panel as its columns. What is
 * copied there and back has to be worth it: {@link #pays}.
 */
final class TallProducts {
    /** From so many rows on, a loop over them is long enough. */
    private static final int ENOUGH_ROWS = 128;

    private TallProducts() {}

    /** Whether loops over {@code rows} rows are faster than over {@code columns} columns. */
    static boolean pays(int rows, int columns) {
        return rows >= ENOUGH_ROWS && columns <= 2 * Panel.RESULTS;
    }

    /** {@link Products#product}. */
    static void product(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        Panel panel = Panel.borrow();
        int share = Panel.share(rows);
        for (int r = 0; r < rows; r += share) {
            int width = Math.min(share, rows - r);
            for (int j = 0; j < columns; j += Panel.RESULTS) {
                int results = Math.min(Panel.RESULTS, columns - j);
                for (int i = 0; i < results; i++) {
                    panel.start(i, start.length == 0 ? 0 : start[from + j + i], width);
                }
                for (int k = 0; k < inner; k += Panel.DEPTH) {
                    int depth = Math.min(Panel.DEPTH, inner - k);
                    panel.loadColumns(a, r * inner + k, inner, depth, width);
                    panel.accumulate(b, at + k * columns + j, 1, columns, results, depth, width);
                }
                panel.storeColumns(c, r * columns + j, columns, 0, results, width);
            }
        }
        panel.release();
    }

    /** {@link Products#productTransposed}. */
    static void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        Panel panel = Panel.borrow();
        int share = Panel.share(rows);
        for (int r = 0; r < rows; r += share) {
            int width = Math.min(share, rows - r);
            for (int k = 0; k < inner; k += Panel.RESULTS) {
                int results = Math.min(Panel.RESULTS, inner - k);
                for (int i = 0; i < results; i++) {
                    panel.start(i, 0, width);
                }
                for (int j = 0; j < columns; j += Panel.DEPTH) {
                    int depth = Math.min(Panel.DEPTH, columns - j);
                    panel.loadColumns(g, r * columns + j, columns, depth, width);
                    panel.accumulate(b, at + k * columns + j, columns, 1, results, depth, width);
                }
                panel.storeColumns(c, r * inner + k, inner, 0, results, width);
            }
        }
        panel.release();
    }

    /** {@link Products#addTransposedProduct}, column by column of {@code c}. */
    static void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        Panel panel = Panel.borrow();
        int share = Panel.share(inner);
        for (int k = 0; k < inner; k += share) {
            int width = Math.min(share, inner - k);
            for (int j = 0; j < columns; j += Panel.RESULTS) {
                int results = Math.min(Panel.RESULTS, columns - j);
                int place = at + k * columns + j;
                panel.startColumns(c, place, columns, results, width);
                for (int r = 0; r < rows; r += Panel.DEPTH) {
                    int depth = Math.min(Panel.DEPTH, rows - r);
                    panel.load(a, r * inner + k, inner, depth, width);
                    panel.accumulate(g, r * columns + j, 1, columns, results, depth, width);
                }
                panel.storeColumns(c, place, columns, 0, results, width);
            }
        }
        panel.release();
    }
}
