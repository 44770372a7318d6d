// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;

/** The largest value, the sum and the mean of windows on images, and their gradients, in plain loops. */
final class Pooling {
    private Pooling() {}

    /** Where the channels of a place of image {@code row} start. */
    private static int at(Window window, int row, int down, int across, int channels) {
        return ((row * window.rows().extent() + down) * window.columns().extent() + across) * channels;
    }

    static void maxima(float[] x, float[] y, int rows, Window window, int channels) {
        if (PairPooling.suits(window, channels)) {
            PairPooling.maxima(x, y, rows, window, channels);
            return;
        }
        Axis down = window.rows();
        Axis across = window.columns();
        int to = 0;
        for (int row = 0; row < rows; row++) {
            for (int r = 0; r < down.count(); r++) {
                for (int c = 0; c < across.count(); c++) {
                    boolean first = true;
                    for (int i = down.firstPlace(r); i < down.endPlace(r); i++) {
                        for (int k = across.firstPlace(c); k < across.endPlace(c); k++) {
                            int from = at(window, row, down.place(r, i), across.place(c, k), channels);
                            if (first) {
                                System.arraycopy(x, from, y, to, channels);
                                first = false;
                            } else {
                                enlarge(y, to, x, from, channels);
                            }
                        }
                    }
                    to += channels;
                }
            }
        }
    }

    private static void enlarge(float[] y, int to, float[] x, int from, int channels) {
        for (int j = 0; j < channels; j++) {
            y[to + j] = Math.max(y[to + j], x[from + j]);
        }
    }

    static void maximaGradient(float[] g, float[] x, float[] gradient, int rows, Window window, int channels) {
        if (PairPooling.suits(window, channels)) {
            PairPooling.maximaGradient(g, x, gradient, rows, window, channels);
            return;
        }
        Axis down = window.rows();
        Axis across = window.columns();
        boolean tiled = window.isTiled();
        if (!tiled) {
            Arrays.fill(gradient, 0, rows * window.places() * channels, 0);
        }
        int from = 0;
        for (int row = 0; row < rows; row++) {
            for (int r = 0; r < down.count(); r++) {
                for (int c = 0; c < across.count(); c++) {
                    for (int j = 0; j < channels; j++) {
                        int place = j + largest(x, row, r, c, window, channels, j);
                        if (tiled) {
                            clear(gradient, row, r, c, window, channels, j);
                        }
                        gradient[place] += g[from + j];
                    }
                    from += channels;
                }
            }
        }
    }

    /** Clears a channel of a window that lies on the image as a whole. */
    private static void clear(float[] gradient, int row, int r, int c, Window window, int channels, int channel) {
        Axis down = window.rows();
        Axis across = window.columns();
        for (int i = 0; i < down.kernel(); i++) {
            for (int k = 0; k < across.kernel(); k++) {
                gradient[channel + at(window, row, down.place(r, i), across.place(c, k), channels)] = 0;
            }
        }
    }

    /** Where the channels of the place start at which a window has the largest value of a channel. */
    private static int largest(float[] x, int row, int r, int c, Window window, int channels, int channel) {
        Axis down = window.rows();
        Axis across = window.columns();
        int startDown = down.firstPlace(r);
        int startAcross = across.firstPlace(c);
        int endDown = down.endPlace(r);
        int endAcross = across.endPlace(c);
        int best = at(window, row, down.place(r, startDown), across.place(c, startAcross), channels);
        float largest = x[best + channel];
        for (int i = startDown; i < endDown; i++) {
            for (int k = startAcross; k < endAcross; k++) {
                int place = at(window, row, down.place(r, i), across.place(c, k), channels);
                float value = x[place + channel];
                if (value > largest || Float.isNaN(value)) {
                    largest = value;
                    best = place;
                }
            }
        }
        return best;
    }

    static void sums(float[] x, float[] y, int rows, Window window, int channels, boolean mean) {
        Axis down = window.rows();
        Axis across = window.columns();
        Arrays.fill(y, 0, rows * window.results() * channels, 0);
        int to = 0;
        for (int row = 0; row < rows; row++) {
            for (int r = 0; r < down.count(); r++) {
                int startDown = down.firstPlace(r);
                int endDown = down.endPlace(r);
                for (int c = 0; c < across.count(); c++) {
                    int startAcross = across.firstPlace(c);
                    int endAcross = across.endPlace(c);
                    for (int i = startDown; i < endDown; i++) {
                        for (int k = startAcross; k < endAcross; k++) {
                            int from = at(window, row, down.place(r, i), across.place(c, k), channels);
                            add(y, to, x, from, channels);
                        }
                    }
                    if (mean) {
                        divide(y, to, channels, (endDown - startDown) * (endAcross - startAcross));
                    }
                    to += channels;
                }
            }
        }
    }

    static void spread(float[] y, float[] x, int rows, Window window, int channels, boolean mean) {
        Axis down = window.rows();
        Axis across = window.columns();
        Arrays.fill(x, 0, rows * window.places() * channels, 0);
        int from = 0;
        for (int row = 0; row < rows; row++) {
            for (int r = 0; r < down.count(); r++) {
                int startDown = down.firstPlace(r);
                int endDown = down.endPlace(r);
                for (int c = 0; c < across.count(); c++) {
                    int startAcross = across.firstPlace(c);
                    int endAcross = across.endPlace(c);
                    int divisor = mean ? (endDown - startDown) * (endAcross - startAcross) : 1;
                    for (int i = startDown; i < endDown; i++) {
                        for (int k = startAcross; k < endAcross; k++) {
                            int to = at(window, row, down.place(r, i), across.place(c, k), channels);
                            addShare(x, to, y, from, channels, divisor);
                        }
                    }
                    from += channels;
                }
            }
        }
    }

    private static void add(float[] sums, int to, float[] values, int from, int count) {
        for (int j = 0; j < count; j++) {
            sums[to + j] += values[from + j];
        }
    }

    private static void addShare(float[] sums, int to, float[] values, int from, int count, int divisor) {
        for (int j = 0; j < count; j++) {
            sums[to + j] += values[from + j] / divisor;
        }
    }

    private static void divide(float[] values, int from, int count, int divisor) {
        for (int j = from; j < from + count; j++) {
            values[j] = values[j] / divisor;
        }
    }
}
