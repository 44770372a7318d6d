// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/** The largest value of windows of two by two places that lie side by side and cover the image, in plain loops. */
final class PairPooling {
    private PairPooling() {}

    /** Whether the windows are such. */
    static boolean suits(Window window, int channels) {
        return window.isTiled()
                && window.rows().kernel() == 2
                && window.columns().kernel() == 2
                && 2 * channels <= Panel.WIDTH;
    }

    /** {@link Pooling#maxima}: of two lines at a time, then of neighbors on the line that is left. */
    static void maxima(float[] x, float[] y, int rows, Window window, int channels) {
        Panel panel = Panel.borrow();
        int line = window.columns().extent() * channels;
        int share = Panel.WIDTH / (2 * channels) * 2 * channels;
        int to = 0;
        for (int r = 0; r < rows * window.rows().count(); r++) {
            for (int j = 0; j < line; j += share) {
                int width = Math.min(share, line - j);
                panel.load(x, 2 * r * line + j, line, 2, width);
                panel.enlarge(0, 1, width);
                panel.load(panel.row(0), channels, 1, width - channels);
                panel.enlarge(0, 1, width - channels);
                for (int i = 0; i < width; i += 2 * channels) {
                    System.arraycopy(panel.row(0), i, y, to, channels);
                    to += channels;
                }
            }
        }
        panel.release();
    }

    /** {@link Pooling#maximaGradient}. */
    static void maximaGradient(float[] g, float[] x, float[] gradient, int rows, Window window, int channels) {
        int line = window.columns().extent() * channels;
        int from = 0;
        for (int r = 0; r < rows * window.rows().count(); r++) {
            for (int i = 2 * r * line; i < (2 * r + 1) * line; i += 2 * channels) {
                for (int p = i; p < i + channels; p++) {
                    int largest = largest(x, p, p + channels, p + line, p + line + channels);
                    float share = g[from];
                    gradient[p] = 0;
                    gradient[p + channels] = 0;
                    gradient[p + line] = 0;
                    gradient[p + line + channels] = 0;
                    gradient[largest] += share;
                    from++;
                }
            }
        }
    }

    /** The first of the places with the largest value, or the last with NaN. */
    private static int largest(float[] x, int p0, int p1, int p2, int p3) {
        float x0 = x[p0];
        float x1 = x[p1];
        float x2 = x[p2];
        float x3 = x[p3];
        if (Float.isNaN(x0 + x1 + x2 + x3)) {
            int above = isLarger(x1, x0) ? p1 : p0;
            int below = isLarger(x3, x2) ? p3 : p2;
            return isLarger(x[below], x[above]) ? below : above;
        }
        int above = x1 > x0 ? p1 : p0;
        float most = x1 > x0 ? x1 : x0;
        int below = x3 > x2 ? p3 : p2;
        float mostBelow = x3 > x2 ? x3 : x2;
        return mostBelow > most ? below : above;
    }

    private static boolean isLarger(float value, float other) {
        return value > other || Float.isNaN(value);
    }
}
