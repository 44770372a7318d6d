// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A convolution the other way round, with vectors. The places of an image fall into phases, one for each remainder of their
 * row and column by the strides; all places of a phase are reached by the same places of windows, so that each phase is a
 * convolution of the results. See {@link VectorConvolutions}.
 */
final class VectorTransposedConvolution {
    /** Those that were computed before, so that their tables are not made anew at each step. */
    private static final AtomicReferenceArray<VectorTransposedConvolution> KNOWN = new AtomicReferenceArray<>(256);

    private final Window window;
    private final Axis down;
    private final Axis across;
    private final int channels;
    private final int filters;
    private final int inputs;
    private final int outputs;
    private final VectorImage results;
    private final int phases;
    /** Whether a row of places is computed at once. */
    private final boolean neighbors;
    /** The first row and the first term of each phase. */
    private final int[] rowFrom;

    private final int[] termFrom;
    /** The place of windows that a run of {@code outputs} terms belongs to. */
    private final int[] runPlace;

    private final int[] rowAt;
    private final int[] resultAt;
    private final int[] stepAt;

    private VectorTransposedConvolution(Window window, int channels, int filters, int groups) {
        this.window = window;
        this.down = window.rows();
        this.across = window.columns();
        this.channels = channels;
        this.filters = filters;
        this.inputs = channels / groups;
        this.outputs = filters / groups;
        int before = lowest(down);
        int left = lowest(across);
        this.results = VectorImage.of(
                before + highest(down) + 1,
                left + highest(across) + 1,
                before,
                left,
                down.count(),
                across.count(),
                filters);
        this.neighbors = VectorNeighbors.suits(window, across.extent(), channels, groups);
        this.phases = down.stride() * across.stride();
        this.rowFrom = new int[phases + 1];
        this.termFrom = new int[phases + 1];
        this.runPlace = new int[window.area()];
        // Every phase ends with its last row repeated.
        int rows = window.places() + phases * VectorPlaces.MOST_ROWS;
        this.rowAt = new int[rows];
        this.resultAt = new int[rows];
        this.stepAt = new int[window.area() * outputs];
        fillTables();
    }

    private static VectorTransposedConvolution of(Window window, int channels, int filters, int groups) {
        int hash = ((window.hashCode() * 31 + channels) * 31 + filters) * 31 + groups;
        int slot = (hash ^ hash >>> 8 ^ hash >>> 16) & (KNOWN.length() - 1);
        VectorTransposedConvolution known = KNOWN.get(slot);
        if (known == null || !known.is(window, channels, filters, groups)) {
            known = new VectorTransposedConvolution(window, channels, filters, groups);
            KNOWN.set(slot, known);
        }
        return known;
    }

    private boolean is(Window window, int channels, int filters, int groups) {
        return this.channels == channels
                && this.filters == filters
                && inputs * groups == channels
                && this.window.equals(window);
    }

    /** A part of a {@link Compute#convolutionTransposed}: some images. */
    static void run(Workers.Job job, int part, int parts) {
        run(
                job.a,
                job.b,
                job.at,
                job.c,
                job.rows * part / parts,
                job.rows * (part + 1) / parts,
                job.window(),
                job.inner,
                job.columns,
                job.groups);
    }

    /** The images from {@code row} to before {@code end}. */
    static void run(
            float[] g,
            float[] weight,
            int at,
            float[] x,
            int row,
            int end,
            Window window,
            int channels,
            int filters,
            int groups) {
        VectorTransposedConvolution convolution = of(window, channels, filters, groups);
        VectorPlaces places = VectorPlaces.borrow();
        if (!convolution.neighbors) {
            places.tables(convolution.rowAt, convolution.resultAt, convolution.stepAt);
        }
        convolution.compute(places, g, weight, at, x, row, end, window.places() * channels);
        places.release();
    }

    /** The window that reaches furthest before the first, as a positive number: that whose last place is place 0. */
    private static int lowest(Axis axis) {
        return Math.max(0, ((axis.kernel() - 1) * axis.dilation() - axis.before() + axis.stride() - 1) / axis.stride());
    }

    /** The last window that could start on the image. */
    private static int highest(Axis axis) {
        return (axis.extent() - 1 + axis.before()) / axis.stride();
    }

    private void fillTables() {
        int row = 0;
        int term = 0;
        for (int phase = 0; phase < phases; phase++) {
            int firstRow = phase / across.stride();
            int firstColumn = phase % across.stride();
            rowFrom[phase] = row;
            termFrom[phase] = term;
            for (int y = firstRow; y < down.extent(); y += down.stride()) {
                for (int c = firstColumn; c < across.extent(); c += across.stride()) {
                    rowAt[row] = (results.before() + y / down.stride()) * results.stride()
                            + (results.left() + c / across.stride()) * filters;
                    resultAt[row] = (y * across.extent() + c) * channels;
                    row++;
                }
            }
            if (row > rowFrom[phase]) {
                VectorPlaces.repeatLast(rowAt, row);
                VectorPlaces.repeatLast(resultAt, row);
                row += VectorPlaces.MOST_ROWS;
                term = addTerms(firstRow, firstColumn, term);
            }
        }
        rowFrom[phases] = row;
        termFrom[phases] = term;
    }

    private int addTerms(int firstRow, int firstColumn, int from) {
        int term = from;
        for (int i = 0; i < down.kernel(); i++) {
            int r = firstRow + down.before() - i * down.dilation();
            if (r % down.stride() != 0) {
                continue;
            }
            for (int k = 0; k < across.kernel(); k++) {
                int c = firstColumn + across.before() - k * across.dilation();
                if (c % across.stride() != 0) {
                    continue;
                }
                runPlace[term / outputs] = i * across.kernel() + k;
                int start = r / down.stride() * results.stride() + c / across.stride() * filters;
                for (int f = 0; f < outputs; f++) {
                    stepAt[term++] = start + f;
                }
            }
        }
        return term;
    }

    private void compute(
            VectorPlaces places, float[] g, float[] weight, int at, float[] x, int row, int last, int size) {
        for (int j = 0; j < channels; j += Math.min(VectorBlock.WIDTH, inputs - j % inputs)) {
            int width = Math.min(VectorBlock.WIDTH, inputs - j % inputs);
            int first = j / inputs * outputs;
            int panel = VectorBlock.vectors(width) * VectorBlock.L;
            places.b = places.packed(termFrom[phases] * panel);
            places.bStep = panel;
            for (int run = 0; run < termFrom[phases] / outputs; run++) {
                int from = at + (runPlace[run] * inputs + j % inputs) * filters + first;
                VectorPanels.transpose(weight, from, filters, places.b, run * outputs * panel, panel, outputs, width);
            }
            for (int image = row; image < last; image++) {
                int from = results.load(places, g, image * results.size());
                if (neighbors) {
                    computeRows(places, from, panel, x, image * size + j, width);
                    continue;
                }
                for (int phase = 0; phase < phases; phase++) {
                    int end = rowFrom[phase + 1] - VectorPlaces.MOST_ROWS;
                    places.step0 = termFrom[phase];
                    places.depth = termFrom[phase + 1] - termFrom[phase];
                    places.b0 = termFrom[phase] * panel;
                    places.compute(from + first, x, image * size + j, rowFrom[phase], end, width, false);
                }
            }
        }
        places.step0 = 0;
    }

    /** An image whose windows are three neighbors: from right to left, as the places of windows run the other way. */
    private void computeRows(VectorPlaces places, int from, int panel, float[] x, int to, int width) {
        int line = results.stride();
        int last = across.extent() - 1;
        int a0 = from + (results.before() + down.before()) * line + (results.left() + across.before() + last) * filters;
        int size;
        for (int j = 0; j < width; j += size) {
            size = VectorNeighbors.width(width - j);
            for (int y = 0; y < down.extent(); y++) {
                VectorNeighbors.row(
                        size,
                        places.a,
                        a0 + y * line,
                        -filters,
                        -line,
                        places.b,
                        j,
                        filters * panel,
                        panel,
                        filters,
                        VectorBlock.ZEROS,
                        0,
                        x,
                        to + j + (y * across.extent() + last) * channels,
                        -channels,
                        across.extent());
            }
        }
    }
}
