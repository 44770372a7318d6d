// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Window;

/** Convolutions and pooling of images, place by place of every window. */
final class WindowArithmetic {
    /** A place of an image that a window has: the numbers of the window, of the window's place, and of the image's. */
    private record Place(int window, int kernel, int image) {}

    private final Noise noise;
    private final List<Place> places = new ArrayList<>();
    private final int windows;
    private final int area;
    private final int extent;

    WindowArithmetic(Noise noise, Window window) {
        this.noise = noise;
        windows = window.rows().count() * window.columns().count();
        area = window.rows().kernel() * window.columns().kernel();
        extent = window.rows().extent() * window.columns().extent();
        for (int r = 0; r < window.rows().count(); r++) {
            for (int c = 0; c < window.columns().count(); c++) {
                for (int i = 0; i < window.rows().kernel(); i++) {
                    for (int k = 0; k < window.columns().kernel(); k++) {
                        int down = place(window.rows(), r, i);
                        int across = place(window.columns(), c, k);
                        if (down >= 0
                                && down < window.rows().extent()
                                && across >= 0
                                && across < window.columns().extent()) {
                            places.add(new Place(
                                    r * window.columns().count() + c,
                                    i * window.columns().kernel() + k,
                                    down * window.columns().extent() + across));
                        }
                    }
                }
            }
        }
    }

    private static int place(Axis axis, int window, int place) {
        return window * axis.stride() - axis.before() + place * axis.dilation();
    }

    /** A product that a convolution sums up, by where its factors are and where the third of the three arrays has its sum. */
    private interface Term {
        void at(int image, int weight, int result);
    }

    private void terms(int rows, int channels, int filters, int groups, Term term) {
        for (int row = 0; row < rows; row++) {
            for (Place place : places) {
                for (int c = 0; c < channels; c++) {
                    for (int f = 0; f < filters; f++) {
                        int inputs = channels / groups;
                        if (c / inputs == f / (filters / groups)) {
                            term.at(
                                    (row * extent + place.image()) * channels + c,
                                    (place.kernel() * inputs + c % inputs) * filters + f,
                                    (row * windows + place.window()) * filters + f);
                        }
                    }
                }
            }
        }
    }

    double[] convolution(double[] x, double[] weight, int rows, int channels, int filters, int groups) {
        double[] y = new double[rows * windows * filters];
        terms(rows, channels, filters, groups, (image, w, result) -> y[result] += noise.applyTo(x[image] * weight[w]));
        return disturbed(y);
    }

    double[] transposed(double[] g, double[] weight, int rows, int channels, int filters, int groups) {
        double[] x = new double[rows * extent * channels];
        terms(rows, channels, filters, groups, (image, w, result) -> x[image] += noise.applyTo(g[result] * weight[w]));
        return disturbed(x);
    }

    double[] gradient(double[] x, double[] g, int rows, int channels, int filters, int groups) {
        double[] weight = new double[area * (channels / groups) * filters];
        terms(rows, channels, filters, groups, (image, w, result) -> weight[w] += noise.applyTo(x[image] * g[result]));
        return disturbed(weight);
    }

    /** For every window and channel where the largest value stands, the first of several. */
    int[] largest(double[] x, int rows, int channels) {
        int[] largest = new int[rows * windows * channels];
        boolean[] found = new boolean[largest.length];
        for (int row = 0; row < rows; row++) {
            for (Place place : places) {
                for (int c = 0; c < channels; c++) {
                    int result = (row * windows + place.window()) * channels + c;
                    int image = (row * extent + place.image()) * channels + c;
                    if (!found[result] || x[image] > x[largest[result]]) {
                        found[result] = true;
                        largest[result] = image;
                    }
                }
            }
        }
        return largest;
    }

    /** Sums of windows, or means over the places that they have. */
    double[] sums(double[] x, int rows, int channels, boolean mean) {
        double[] y = new double[rows * windows * channels];
        for (int row = 0; row < rows; row++) {
            for (Place place : places) {
                for (int c = 0; c < channels; c++) {
                    double value = x[(row * extent + place.image()) * channels + c];
                    y[(row * windows + place.window()) * channels + c] += noise.applyTo(value / divisor(place, mean));
                }
            }
        }
        return disturbed(y);
    }

    /** Each value at all places of its window, as much as {@link #sums} takes of them. */
    double[] spread(double[] y, int rows, int channels, boolean mean) {
        double[] x = new double[rows * extent * channels];
        for (int row = 0; row < rows; row++) {
            for (Place place : places) {
                for (int c = 0; c < channels; c++) {
                    double value = y[(row * windows + place.window()) * channels + c];
                    x[(row * extent + place.image()) * channels + c] += noise.applyTo(value / divisor(place, mean));
                }
            }
        }
        return disturbed(x);
    }

    private double divisor(Place place, boolean mean) {
        return mean
                ? places.stream()
                        .filter(other -> other.window() == place.window())
                        .count()
                : 1;
    }

    private double[] disturbed(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = noise.applyTo(values[i]);
        }
        return values;
    }
}
