// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;

/**
 * The gradients of a convolution's weight in plain loops over the places and channels of a window, which lie side by side in a
 * row of a panel: for windows that have more values than there are filters.
 *
 * <p>The sums are those of {@link Convolutions}, in the same order, and so are their bits: where a place of a window is not on
 * the image, they get the product of a gradient with 0, so the gradients have to be finite. (A sum of nothing but -0 becomes 0.)
 */
final class PatchGradients {
    /** From so many values on, a loop over those of a window is long enough. */
    private static final int ENOUGH_VALUES = 32;

    private PatchGradients() {}

    /** Whether loops over the values of a window are possible for these gradients, and faster than over the filters. */
    static boolean pays(float[] g, int rows, Window window, int channels, int filters, int groups) {
        int values = window.area() * channels;
        return groups == 1
                && channels <= Panel.WIDTH
                && values >= ENOUGH_VALUES
                && values >= filters
                && Compute.finite(g, 0, rows * window.results() * filters);
    }

    /** {@link Convolutions#addConvolutionGradient}. */
    static void add(
            float[] x, float[] g, float[] gradient, int at, int rows, Window window, int channels, int filters) {
        Panel panel = Panel.borrow();
        int run = run(window, channels);
        int share = Math.min(window.area(), Panel.WIDTH / (run * channels) * run);
        int windows = rows * window.results();
        for (int p = 0; p < window.area(); p += share) {
            int end = Math.min(window.area(), p + share);
            int width = (end - p) * channels;
            for (int j = 0; j < filters; j += Panel.RESULTS) {
                int results = Math.min(Panel.RESULTS, filters - j);
                int place = at + p * channels * filters + j;
                panel.startColumns(gradient, place, filters, results, width);
                for (int w = 0; w < windows; w += Panel.DEPTH) {
                    int depth = Math.min(Panel.DEPTH, windows - w);
                    for (int i = 0; i < depth; i++) {
                        load(x, w + i, p, end, run, window, channels, panel.row(i));
                    }
                    panel.accumulate(g, w * filters + j, 1, filters, results, depth, width);
                }
                panel.storeColumns(gradient, place, filters, 0, results, width);
            }
        }
        panel.release();
    }

    /** How many places of a window to copy at a time: a row of them, if they lie side by side and a panel has the space. */
    private static int run(Window window, int channels) {
        Axis across = window.columns();
        return across.dilation() == 1 && across.kernel() * channels <= Panel.WIDTH ? across.kernel() : 1;
    }

    /** Copies what window {@code w} of all images has at its places {@code p .. end}, and 0 for those not on the image. */
    private static void load(float[] x, int w, int p, int end, int run, Window window, int channels, float[] to) {
        Axis down = window.rows();
        Axis across = window.columns();
        int c = w % across.count();
        int r = w / across.count() % down.count();
        int image = w / window.results() * down.extent();
        int at = 0;
        for (int k = p; k < end; k += run) {
            int y = down.place(r, k / across.kernel());
            int column = across.place(c, k % across.kernel());
            int first = Math.max(0, -column);
            int last = Math.min(run, across.extent() - column);
            if (y < 0 || y >= down.extent() || first >= last) {
                Arrays.fill(to, at, at + run * channels, 0);
            } else {
                int from = ((image + y) * across.extent() + column + first) * channels;
                Arrays.fill(to, at, at + first * channels, 0);
                System.arraycopy(x, from, to, at + first * channels, (last - first) * channels);
                Arrays.fill(to, at + last * channels, at + run * channels, 0);
            }
            at += run * channels;
        }
    }
}
