// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Convolutions of each channel by itself, with one filter each: all channels of a place at a time. The sums are those of
 * {@link Convolutions}, in the same order.
 */
final class DepthwiseConvolutions {
    /** The rows of a panel for values of images and of results; those before are for weights. */
    private static final int VALUES = Panel.DEPTH - 1;

    private static final int OTHERS = Panel.DEPTH - 2;

    private DepthwiseConvolutions() {}

    static void convolution(
            float[] x,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            int rows,
            Window window,
            int channels) {
        Panel panel = Panel.borrow();
        for (int j = 0; j < channels; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, channels - j);
            for (int p = 0; p < window.area(); p += VALUES) {
                int end = Math.min(window.area(), p + VALUES);
                panel.load(weight, at + p * channels + j, channels, end - p, width);
                for (int w = 0; w < rows * window.results(); w++) {
                    if (p == 0) {
                        panel.start(start, from + j, start.length == 0, width);
                    } else {
                        panel.start(y, w * channels + j, false, width);
                    }
                    addPlaces(panel, x, j, w, p, end, window, channels, width);
                    panel.store(y, w * channels + j, width);
                }
            }
        }
        panel.release();
    }

    /** Adds what window {@code w} of all images has at its places {@code p .. end}. */
    private static void addPlaces(
            Panel panel, float[] x, int first, int w, int p, int end, Window window, int channels, int width) {
        Axis down = window.rows();
        Axis across = window.columns();
        int r = w / across.count() % down.count();
        int c = w % across.count();
        int image = w / window.results() * window.places();
        int startAcross = across.firstPlace(c);
        int endAcross = across.endPlace(c);
        for (int i = down.firstPlace(r); i < down.endPlace(r); i++) {
            int line = image + down.place(r, i) * across.extent();
            int place = i * across.kernel();
            int last = Math.min(end, place + endAcross);
            for (int k = Math.max(p, place + startAcross); k < last; k++) {
                panel.load(x, (line + across.place(c, k - place)) * channels + first, VALUES, width);
                panel.addProduct(k - p, VALUES, width);
            }
        }
    }

    static void transposed(float[] g, float[] weight, int at, float[] x, int rows, Window window, int channels) {
        Panel panel = Panel.borrow();
        for (int j = 0; j < channels; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, channels - j);
            for (int p = 0; p < window.area(); p += VALUES) {
                int end = Math.min(window.area(), p + VALUES);
                panel.load(weight, at + p * channels + j, channels, end - p, width);
                for (int place = 0; place < rows * window.places(); place++) {
                    panel.start(x, place * channels + j, p == 0, width);
                    addWindows(panel, g, j, place, p, end, window, channels, width);
                    panel.store(x, place * channels + j, width);
                }
            }
        }
        panel.release();
    }

    /** Adds what the windows have that see a place of all images as one of their places {@code p .. end}. */
    private static void addWindows(
            Panel panel, float[] g, int first, int place, int p, int end, Window window, int channels, int width) {
        Axis down = window.rows();
        Axis across = window.columns();
        int row = place / across.extent() % down.extent();
        int column = place % across.extent();
        int image = place / window.places() * window.results();
        for (int i = p / across.kernel(); i * across.kernel() < end; i++) {
            int r = down.window(row, i);
            if (r >= 0) {
                int line = image + r * across.count();
                int start = i * across.kernel();
                int last = Math.min(end, start + across.kernel());
                for (int k = Math.max(p, start); k < last; k++) {
                    int c = across.window(column, k - start);
                    if (c >= 0) {
                        panel.load(g, (line + c) * channels + first, VALUES, width);
                        panel.addProduct(k - p, VALUES, width);
                    }
                }
            }
        }
    }

    static void addGradient(float[] x, float[] g, float[] gradient, int at, int rows, Window window, int channels) {
        Axis down = window.rows();
        Axis across = window.columns();
        Panel panel = Panel.borrow();
        for (int j = 0; j < channels; j += Panel.WIDTH) {
            int width = Math.min(Panel.WIDTH, channels - j);
            for (int image = 0; image < rows; image++) {
                for (int p = 0; p < window.area(); p++) {
                    int i = p / across.kernel();
                    int k = p % across.kernel();
                    panel.start(gradient, at + p * channels + j, false, width);
                    for (int r = down.firstWindow(i); r < down.endWindow(i); r++) {
                        int line = (image * down.extent() + down.place(r, i)) * across.extent();
                        int result = (image * down.count() + r) * across.count();
                        for (int c = across.firstWindow(k); c < across.endWindow(k); c++) {
                            panel.load(x, (line + across.place(c, k)) * channels + j, VALUES, width);
                            panel.load(g, (result + c) * channels + j, OTHERS, width);
                            panel.addProduct(OTHERS, VALUES, width);
                        }
                    }
                    panel.store(gradient, at + p * channels + j, width);
                }
            }
        }
        panel.release();
    }
}
