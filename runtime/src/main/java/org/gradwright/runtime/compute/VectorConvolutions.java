// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Convolutions with vectors, as products whose rows and terms lie where tables say: nothing of an image is copied but its
 * borders. Sums run in the order that {@link Compute} says, each product and addition rounded once. (Zeros around an image
 * change no bit of a sum of finite values.)
 */
final class VectorConvolutions {
    /** A number of whole tiles, whatever their height. */
    private static final int ROWS = 24;

    private VectorConvolutions() {}

    /** A part of a {@link Compute#convolution}: some images. */
    static void convolution(Workers.Job job, int part, int parts) {
        convolution(
                job.a,
                job.b,
                job.at,
                job.start,
                job.from,
                job.c,
                job.rows * part / parts,
                job.rows * (part + 1) / parts,
                job.window(),
                job.inner,
                job.columns,
                job.groups);
    }

    /** The images from {@code row0} to before {@code end}. */
    static void convolution(
            float[] x,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            int row0,
            int end,
            Window window,
            int channels,
            int filters,
            int groups) {
        int inputs = channels / groups;
        int outputs = filters / groups;
        int results = window.results();
        VectorImage image = VectorImage.under(window, channels);
        VectorPlaces places = VectorPlaces.borrow();
        if (isDirect(window, channels, filters, groups)) {
            for (int row = row0; row < end; row++) {
                int place = image.load(places, x, row * image.size());
                direct(places.a, place, image, weight, at, start, from, y, row * results * filters, window, filters);
            }
            places.release();
            return;
        }
        fillTables(places, image, window, inputs, filters);
        for (int j = 0; j < filters; j += Math.min(VectorBlock.WIDTH, outputs - j % outputs)) {
            int width = Math.min(VectorBlock.WIDTH, outputs - j % outputs);
            int first = j / outputs * inputs;
            places.panel(weight, at + j, filters, width, true);
            places.start(start, from + j, width);
            for (int row = row0; row < end; row++) {
                int place = image.load(places, x, row * image.size());
                places.compute(place + first, y, row * results * filters + j, 0, results, width, false);
            }
        }
        places.release();
    }

    /** Whether images are computed without tables. */
    private static boolean isDirect(Window window, int channels, int filters, int groups) {
        return VectorNineTaps.suits(window, channels, filters)
                || VectorNeighbors.suits(window, window.columns().count(), filters, groups);
    }

    /** The results of the image that is loaded at {@code a0}, from {@code to} on. */
    private static void direct(
            float[] a,
            int a0,
            VectorImage image,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            int to,
            Window window,
            int filters) {
        int channels = image.channels();
        if (VectorNineTaps.suits(window, channels, filters)) {
            VectorNineTaps.convolve(a, a0, image.stride(), weight, at, start, from, y, to, window, filters);
        } else {
            VectorNeighbors.convolve(a, a0, image.stride(), weight, at, start, from, y, to, window, channels, filters);
        }
    }

    /** Whether the values of a convolution can be computed image by image, and maxima of them taken at once. */
    static boolean suitsMaxima(Window maxima, int filters, int groups) {
        return groups == 1 && filters <= VectorBlock.WIDTH && VectorPooling.suits(maxima, filters);
    }

    /** A part of a {@link Compute#convolutionMaxima}: some images. */
    static void convolutionMaxima(Workers.Job job, int part, int parts) {
        convolutionMaxima(
                job.a,
                job.b,
                job.at,
                job.start,
                job.from,
                job.c,
                job.d,
                job.rows * part / parts,
                job.rows * (part + 1) / parts,
                job.window(),
                job.maxima(),
                job.inner,
                job.columns);
    }

    /**
     * The images from {@code row0} to before {@code end}. The values of all lie where those of the first would: they stay near
     * the processor.
     */
    static void convolutionMaxima(
            float[] x,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            float[] z,
            int row0,
            int end,
            Window window,
            Window maxima,
            int channels,
            int filters) {
        int results = window.results();
        int to = row0 * results * filters;
        VectorImage image = VectorImage.under(window, channels);
        VectorPlaces places = VectorPlaces.borrow();
        boolean direct = isDirect(window, channels, filters, 1);
        boolean squares = VectorNineTaps.suits(window, channels, filters) && VectorPooling.isSquares(maxima);
        if (!direct) {
            fillTables(places, image, window, channels, filters);
            places.panel(weight, at, filters, filters, true);
            places.start(start, from, filters);
        }
        for (int row = row0; row < end; row++) {
            int place = image.load(places, x, row * image.size());
            if (squares) {
                int largest = row * maxima.results() * filters;
                VectorNineTaps.convolveMaxima(
                        places.a, place, image.stride(), weight, at, start, from, z, largest, maxima, filters);
                continue;
            }
            if (direct) {
                direct(places.a, place, image, weight, at, start, from, y, to, window, filters);
            } else {
                places.compute(place, y, to, 0, results, filters, false);
            }
            VectorPooling.maxima(y, to, z, row, row + 1, maxima, filters);
        }
        places.release();
    }

    /** Lets rows be windows, and terms their places. */
    private static void fillTables(VectorPlaces places, VectorImage image, Window window, int inputs, int filters) {
        int results = window.results();
        int terms = window.area() * inputs;
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
    }

    /** Rows of the weight of which a thread takes a multiple, to add to their gradient. */
    static int unit(Window window, int channels, int filters) {
        return VectorNineTaps.suits(window, channels, filters) ? VectorNineTapGradients.SIDE : ROWS;
    }

    /** A part of an {@link Compute#addConvolutionGradient}: some of the weight's rows, a number of whole tiles. */
    static void addConvolutionGradient(Workers.Job job, int part, int parts) {
        int terms = job.window().area() * (job.inner / job.groups);
        int unit = unit(job.window(), job.inner, job.columns);
        int units = terms / unit;
        int term = units * part / parts * unit;
        int end = part + 1 == parts ? terms : units * (part + 1) / parts * unit;
        addConvolutionGradient(
                job.a, job.b, job.c, job.at, job.rows, job.window(), job.inner, job.columns, job.groups, term, end);
    }

    /** The rows of the weight from {@code term} to before {@code endTerm}. */
    static void addConvolutionGradient(
            float[] x,
            float[] g,
            float[] gradient,
            int at,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups,
            int term,
            int endTerm) {
        int inputs = channels / groups;
        int outputs = filters / groups;
        int results = window.results();
        VectorImage image = VectorImage.under(window, channels);
        VectorPlaces places = VectorPlaces.borrow();
        if (VectorNineTaps.suits(window, channels, filters)) {
            for (int row = 0; row < rows; row++) {
                int place = image.load(places, x, row * image.size());
                VectorNineTapGradients.add(
                        places.a,
                        place,
                        image.stride(),
                        g,
                        row * results * filters,
                        gradient,
                        at,
                        window,
                        filters,
                        term / VectorNineTapGradients.SIDE,
                        endTerm / VectorNineTapGradients.SIDE);
            }
            places.release();
            return;
        }
        places.tables(endTerm - term, results);
        for (int p = term; p < endTerm; p++) {
            places.rowAt[p - term] = placeAt(image, window, p / inputs) + p % inputs;
            places.resultAt[p - term] = p * filters;
        }
        places.endRows(endTerm - term);
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
                places.compute(from + first, gradient, at + j, 0, endTerm - term, width, true);
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
