// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Convolutions with vectors, as products whose rows and terms lie where tables say: nothing of an image is copied but its
 * borders. Sums run in the order that {@link Compute} says, each product and addition rounded once. (Zeros around an image
 * change no bit of a sum of finite values.)
 */
final class VectorConvolutions {
    private VectorConvolutions() {}

    static void convolution(
            float[] x,
            float[] weight,
            int at,
            float[] y,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        int inputs = channels / groups;
        int outputs = filters / groups;
        int results = window.results();
        int terms = window.area() * inputs;
        VectorImage image = VectorImage.under(window, channels);
        VectorPlaces places = VectorPlaces.borrow();
        places.tables(results, terms);
        for (int w = 0; w < results; w++) {
            places.rowAt[w] = windowAt(image, window, w);
            places.resultAt[w] = w * filters;
        }
        places.endRows(results);
        for (int p = 0; p < terms; p++) {
            places.stepAt[p] = placeAt(image, window, p / inputs) + p % inputs;
        }
        places.depth = terms;
        for (int j = 0; j < filters; j += Math.min(VectorBlock.WIDTH, outputs - j % outputs)) {
            int width = Math.min(VectorBlock.WIDTH, outputs - j % outputs);
            int first = j / outputs * inputs;
            places.panel(weight, at + j, filters, width, true);
            for (int row = 0; row < rows; row++) {
                int from = image.load(places, x, row * image.size());
                places.compute(from + first, y, row * results * filters + j, 0, results, width, true);
            }
        }
        places.release();
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
        int inputs = channels / groups;
        int outputs = filters / groups;
        int results = window.results();
        int terms = window.area() * inputs;
        VectorImage image = VectorImage.under(window, channels);
        VectorPlaces places = VectorPlaces.borrow();
        places.tables(terms, results);
        for (int p = 0; p < terms; p++) {
            places.rowAt[p] = placeAt(image, window, p / inputs) + p % inputs;
            places.resultAt[p] = p * filters;
        }
        places.endRows(terms);
        for (int w = 0; w < results; w++) {
            places.stepAt[w] = windowAt(image, window, w);
        }
        places.depth = results;
        for (int row = 0; row < rows; row++) {
            int from = image.load(places, x, row * image.size());
            for (int j = 0; j < filters; j += Math.min(VectorBlock.WIDTH, outputs - j % outputs)) {
                int width = Math.min(VectorBlock.WIDTH, outputs - j % outputs);
                int first = j / outputs * inputs;
                places.panel(g, row * results * filters + j, filters, width, false);
                places.compute(from + first, gradient, at + j, 0, terms, width, false);
            }
        }
        places.release();
    }

    /** Where window {@code w} starts. */
    private static int windowAt(VectorImage image, Window window, int w) {
        int r = w / window.columns().count();
        int c = w % window.columns().count();
        return r * window.rows().stride() * image.stride()
                + c * window.columns().stride() * image.channels();
    }

    /** How far from the start of a window its place {@code k} is. */
    private static int placeAt(VectorImage image, Window window, int k) {
        int r = k / window.columns().kernel();
        int c = k % window.columns().kernel();
        return r * window.rows().dilation() * image.stride()
                + c * window.columns().dilation() * image.channels();
    }
}
