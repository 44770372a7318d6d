// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;

/**
 * Convolutions in plain loops, group by group: products of panels of the weight with the places of the images. Each sum
 * runs in the order that {@link Compute} says, whatever the blocking.
 */
final class Convolutions {
    /** So many values of results or images at a time stay near the processor. */
    private static final int NEAR = 1 << 14;

    private Convolutions() {}

    /** Whether each channel has a filter of its own, so that all channels can go side by side. */
    static boolean isDepthwise(int channels, int filters, int groups) {
        return groups > 1 && groups == channels && groups == filters;
    }

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
            int filters,
            int groups) {
        if (isDepthwise(channels, filters, groups)) {
            DepthwiseConvolutions.convolution(x, weight, at, start, from, y, rows, window, channels);
            return;
        }
        if (PlaneConvolutions.pays(weight, at, rows, window, channels, filters, groups, window.results())) {
            PlaneConvolutions.convolution(x, weight, at, start, from, y, rows, window, channels, filters);
            return;
        }
        int inputs = channels / groups;
        int outputs = filters / groups;
        int size = window.results() * filters;
        if (start.length == 0) {
            Arrays.fill(y, 0, rows * size, 0);
        } else {
            for (int w = 0; w < rows * window.results(); w++) {
                System.arraycopy(start, from, y, w * filters, filters);
            }
        }
        int near = Math.max(1, NEAR / size);
        boolean runs = groups == 1 && window.columns().dilation() == 1;
        Panel panel = Panel.borrow();
        for (int row = 0; row < rows; row += near) {
            int end = Math.min(rows, row + near);
            for (int j = 0; j < filters; j += Math.min(Panel.WIDTH, outputs - j % outputs)) {
                int width = Math.min(Panel.WIDTH, outputs - j % outputs);
                if (runs) {
                    addRuns(panel, x, weight, at + j, y, j, row, end, window, channels, filters, width);
                } else {
                    int first = j / outputs * inputs;
                    addPlaces(
                            panel, x, first, weight, at + j, y, j, row, end, window, channels, inputs, filters, width);
                }
            }
        }
        panel.release();
    }

    /** Of each window a row of places at a time, which lie side by side as their weights do. */
    private static void addRuns(
            Panel panel,
            float[] x,
            float[] weight,
            int at,
            float[] y,
            int to,
            int row,
            int end,
            Window window,
            int channels,
            int filters,
            int width) {
        Axis down = window.rows();
        Axis across = window.columns();
        int run = across.kernel() * channels;
        for (int i = 0; i < down.kernel(); i++) {
            for (int k = 0; k < run; k += Panel.DEPTH) {
                int depth = Math.min(Panel.DEPTH, run - k);
                panel.load(weight, at + (i * run + k) * filters, filters, depth, width);
                for (int image = row; image < end; image++) {
                    for (int r = down.firstWindow(i); r < down.endWindow(i); r++) {
                        int line = (image * down.extent() + down.place(r, i)) * across.extent();
                        int result = (image * down.count() + r) * across.count();
                        for (int c = 0; c < across.count(); c++) {
                            int start = across.place(c, 0);
                            int first = Math.max(k, -start * channels);
                            int last = Math.min(k + depth, (across.extent() - start) * channels);
                            if (first < last) {
                                int from = (line + start) * channels + first;
                                int place = (result + c) * filters + to;
                                add(panel, x, from, 1, first - k, last - k, y, place, width);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void addPlaces(
            Panel panel,
            float[] x,
            int first,
            float[] weight,
            int at,
            float[] y,
            int to,
            int row,
            int end,
            Window window,
            int channels,
            int inputs,
            int filters,
            int width) {
        Axis down = window.rows();
        Axis across = window.columns();
        for (int p = 0; p < window.area(); p++) {
            int i = p / across.kernel();
            int k = p % across.kernel();
            for (int d = 0; d < inputs; d += Panel.DEPTH) {
                int depth = Math.min(Panel.DEPTH, inputs - d);
                panel.load(weight, at + (p * inputs + d) * filters, filters, depth, width);
                for (int image = row; image < end; image++) {
                    for (int r = down.firstWindow(i); r < down.endWindow(i); r++) {
                        int line = (image * down.extent() + down.place(r, i)) * across.extent();
                        int result = (image * down.count() + r) * across.count();
                        for (int c = across.firstWindow(k); c < across.endWindow(k); c++) {
                            int from = (line + across.place(c, k)) * channels + first + d;
                            add(panel, x, from, 1, 0, depth, y, (result + c) * filters + to, width);
                        }
                    }
                }
            }
        }
    }

    static void convolutionTransposed(
            float[] g,
            float[] weight,
            int at,
            float[] x,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        if (isDepthwise(channels, filters, groups)) {
            DepthwiseConvolutions.transposed(g, weight, at, x, rows, window, channels);
            return;
        }
        if (PlaneConvolutions.pays(weight, at, rows, window, filters, channels, groups, window.places())) {
            PlaneConvolutions.convolutionTransposed(g, weight, at, x, rows, window, channels, filters);
            return;
        }
        int inputs = channels / groups;
        int outputs = filters / groups;
        int size = window.places() * channels;
        Arrays.fill(x, 0, rows * size, 0);
        int near = Math.max(1, NEAR / size);
        Panel panel = Panel.borrow();
        for (int row = 0; row < rows; row += near) {
            int end = Math.min(rows, row + near);
            for (int j = 0; j < channels; j += Math.min(Panel.WIDTH, inputs - j % inputs)) {
                int width = Math.min(Panel.WIDTH, inputs - j % inputs);
                int first = j / inputs * outputs;
                int from = at + j % inputs * filters + first;
                spreadPlaces(panel, g, first, weight, from, x, j, row, end, window, channels, filters, groups, width);
            }
        }
        panel.release();
    }

    /** Adds what every window takes of its places to them; {@code x} from channel {@code to} on. */
    private static void spreadPlaces(
            Panel panel,
            float[] g,
            int first,
            float[] weight,
            int at,
            float[] x,
            int to,
            int row,
            int end,
            Window window,
            int channels,
            int filters,
            int groups,
            int width) {
        Axis down = window.rows();
        Axis across = window.columns();
        int outputs = filters / groups;
        for (int p = 0; p < window.area(); p++) {
            int i = p / across.kernel();
            int k = p % across.kernel();
            for (int d = 0; d < outputs; d += Panel.DEPTH) {
                int depth = Math.min(Panel.DEPTH, outputs - d);
                panel.loadColumns(weight, at + p * (channels / groups) * filters + d, filters, depth, width);
                for (int image = row; image < end; image++) {
                    for (int r = down.firstWindow(i); r < down.endWindow(i); r++) {
                        int line = (image * down.extent() + down.place(r, i)) * across.extent();
                        int result = (image * down.count() + r) * across.count();
                        for (int c = across.firstWindow(k); c < across.endWindow(k); c++) {
                            int from = (result + c) * filters + first + d;
                            add(panel, g, from, 1, 0, depth, x, (line + across.place(c, k)) * channels + to, width);
                        }
                    }
                }
            }
        }
    }

    static void addConvolutionGradient(
            float[] x,
            float[] g,
            float[] gradient,
            int at,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        if (isDepthwise(channels, filters, groups)) {
            DepthwiseConvolutions.addGradient(x, g, gradient, at, rows, window, channels);
            return;
        }
        if (PatchGradients.pays(g, rows, window, channels, filters, groups)) {
            PatchGradients.add(x, g, gradient, at, rows, window, channels, filters);
            return;
        }
        int inputs = channels / groups;
        int outputs = filters / groups;
        Axis down = window.rows();
        Axis across = window.columns();
        Panel panel = Panel.borrow();
        for (int image = 0; image < rows; image++) {
            for (int r = 0; r < down.count(); r++) {
                int result = (image * down.count() + r) * across.count();
                for (int c = 0; c < across.count(); c += Panel.DEPTH) {
                    int depth = Math.min(Panel.DEPTH, across.count() - c);
                    for (int j = 0; j < filters; j += Math.min(Panel.WIDTH, outputs - j % outputs)) {
                        int width = Math.min(Panel.WIDTH, outputs - j % outputs);
                        panel.load(g, (result + c) * filters + j, filters, depth, width);
                        int first = j / outputs * inputs;
                        addLine(
                                panel, x, first, gradient, at + j, image, r, c, depth, window, channels, inputs,
                                filters, width);
                    }
                }
            }
        }
        panel.release();
    }

    /** Adds what the windows {@code c .. c + depth} of one row tell of the weight; the panel holds their gradients. */
    private static void addLine(
            Panel panel,
            float[] x,
            int first,
            float[] gradient,
            int at,
            int image,
            int r,
            int c,
            int depth,
            Window window,
            int channels,
            int inputs,
            int filters,
            int width) {
        Axis down = window.rows();
        Axis across = window.columns();
        for (int i = down.firstPlace(r); i < down.endPlace(r); i++) {
            int line = (image * down.extent() + down.place(r, i)) * across.extent();
            for (int k = 0; k < across.kernel(); k++) {
                int start = Math.max(c, across.firstWindow(k));
                int end = Math.min(c + depth, across.endWindow(k));
                if (start < end) {
                    int from = (line + across.place(start, k)) * channels + first;
                    int place = at + (i * across.kernel() + k) * inputs * filters;
                    for (int d = 0; d < inputs; d++) {
                        int stride = across.stride() * channels;
                        add(panel, x, from + d, stride, start - c, end - c, gradient, place, width);
                        place += filters;
                    }
                }
            }
        }
    }

    /** {@code to[place + j] += from[at] * panel[start, j] + from[at + stride] * panel[start + 1, j] + ...}. */
    private static void add(
            Panel panel, float[] from, int at, int stride, int start, int end, float[] to, int place, int width) {
        panel.start(to, place, false, width);
        panel.accumulate(from, at, stride, start, end, width);
        panel.store(to, place, width);
    }
}
