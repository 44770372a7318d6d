// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Convolutions of stride 1 without groups in plain loops over the windows of many images, which lie in {@link Planes}.
 *
 * <p>The sums are those of {@link Convolutions}, in the same order, and so are their bits: where a place of a window is not on
 * the image, they get the product of a weight with 0, so the weights have to be finite. (A sum of nothing but -0 becomes 0.)
 */
final class PlaneConvolutions {
    /** From so many windows on, a loop over them is long enough. */
    private static final int ENOUGH_WINDOWS = 64;

    private PlaneConvolutions() {}

    /** Whether loops over the windows are possible for these weights, and faster than loops over {@code outputs} outputs. */
    static boolean pays(
            float[] weight, int at, int rows, Window window, int inputs, int outputs, int groups, int places) {
        int windows = (int) Math.min(Panel.WIDTH, (long) rows * places);
        return groups == 1
                && windows >= ENOUGH_WINDOWS
                && 2 * windows >= outputs
                && Planes.suit(window)
                && Compute.finite(weight, at, at + window.area() * inputs * outputs);
    }

    /** {@link Convolutions#convolution}. */
    static void convolution(
            float[] x,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            int rows,
            Window window,
            int channels,
            int filters) {
        Panel panel = Panel.borrow();
        panel.planes().ofImages(window);
        run(panel, x, weight, at, start, from, y, rows, window.area(), channels, filters);
        panel.release();
    }

    /** {@link Convolutions#convolutionTransposed}. */
    static void convolutionTransposed(
            float[] g, float[] weight, int at, float[] x, int rows, Window window, int channels, int filters) {
        Panel panel = Panel.borrow();
        float[] exchanged = panel.space(window.area() * channels * filters);
        for (int p = 0; p < window.area(); p++) {
            int first = p * channels * filters;
            for (int f = 0; f < filters; f++) {
                for (int d = 0; d < channels; d++) {
                    exchanged[first + f * channels + d] = weight[at + first + d * filters + f];
                }
            }
        }
        panel.planes().ofResults(window);
        run(panel, g, exchanged, 0, ScalarCompute.NO_START, 0, x, rows, window.area(), filters, channels);
        panel.release();
    }

    private static void run(
            Panel panel,
            float[] x,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            int rows,
            int area,
            int inputs,
            int outputs) {
        Planes planes = panel.planes();
        int positions = planes.positions(rows);
        int share = Panel.share(positions);
        for (int q = 0; q < positions; q += share) {
            int width = Math.min(share, positions - q);
            planes.load(x, rows, inputs, q, width);
            for (int j = 0; j < outputs; j += Panel.RESULTS) {
                int results = Math.min(Panel.RESULTS, outputs - j);
                for (int i = 0; i < results; i++) {
                    panel.start(i, start.length == 0 ? 0 : start[from + j + i], width);
                }
                for (int k = 0; k < area * inputs; k += Panel.DEPTH) {
                    int depth = Math.min(Panel.DEPTH, area * inputs - k);
                    for (int i = 0; i < depth; i++) {
                        planes.copy((k + i) / inputs, (k + i) % inputs, panel.row(i), width);
                    }
                    panel.accumulate(weight, at + k * outputs + j, 1, outputs, results, depth, width);
                }
                planes.store(panel, y, j, outputs, results, q, width);
            }
        }
    }
}
