// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Convolutions by windows of 3 x 3 places that lie side by side, so that a value of the image serves three windows at a time.
 * Of each sum the order is that of {@link Compute} but in one thing: over the rows of a window, then over the channels, then
 * over the three places of the row; transposed, over the rows of the windows, then over the filters, then over the places.
 */
final class VectorNeighbors {
    private static final int L = VectorBlock.L;

    /** Filters come in multiples of so many, whatever vectors hold: the order of sums depends on the shape alone. */
    private static final int LANES = Math.max(16, L);

    /** Whether tiles of more than 11 vectors stay in registers: processors with vectors of 512 bits have 32 of them. */
    private static final boolean ROOMY = L >= 16;

    private static final int FOUR = 4;
    private static final int SEVEN = 7;
    private static final int FOURTEEN = 14;

    private VectorNeighbors() {}

    /** Whether windows are such ones, and {@code results} of each of {@code count} neighbors are whole vectors. */
    static boolean suits(Window window, int count, int results, int groups) {
        return groups == 1
                && results % LANES == 0
                && count >= FOUR
                && isThree(window.rows())
                && isThree(window.columns());
    }

    /** Whether windows on an axis are three neighbors, one after the other. */
    static boolean isThree(Axis axis) {
        return axis.kernel() == 3 && axis.dilation() == 1 && axis.stride() == 1;
    }

    /** The results of an image that starts at {@code a0}; sums start with values, or with 0 where there are none. */
    static void convolve(
            float[] a,
            int a0,
            int line,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            int to,
            Window window,
            int channels,
            int filters) {
        int count = window.columns().count();
        boolean started = start.length > 0;
        float[] s = started ? start : VectorBlock.ZEROS;
        int column = channels * filters;
        int width;
        for (int j = 0; j < filters; j += width) {
            width = width(filters - j);
            int s0 = started ? from + j : 0;
            for (int r = 0; r < window.rows().count(); r++) {
                int a1 = a0 + r * line;
                int d0 = to + r * count * filters + j;
                row(
                        width, a, a1, channels, line, weight, at + j, column, filters, channels, s, s0, y, d0, filters,
                        count);
            }
        }
    }

    /** Values of a window to compute at once, of so many left. */
    static int width(int left) {
        return ROOMY && left > L ? 2 * L : L;
    }

    /**
     * A row of {@code count} windows, at least four, of {@link #width} values, as {@link VectorNeighborTile} says. Where tiles
     * do not make up the row, windows are computed twice.
     */
    static void row(
            int width,
            float[] a,
            int a0,
            int aStep,
            int line,
            float[] b,
            int b0,
            int bColumn,
            int bStep,
            int depth,
            float[] s,
            int s0,
            float[] d,
            int d0,
            int dStep,
            int count) {
        boolean wide = width > L;
        int fours = fours(count);
        int w = 0;
        while (w < count) {
            int size = size(wide, w, count, fours);
            int first = Math.min(w, count - size);
            int from = a0 + first * aStep;
            int to = d0 + first * dStep;
            if (wide && size == SEVEN) {
                VectorWideNeighborTile.seven(a, from, aStep, line, b, b0, bColumn, bStep, depth, s, s0, d, to, dStep);
            } else if (wide) {
                VectorWideNeighborTile.four(a, from, aStep, line, b, b0, bColumn, bStep, depth, s, s0, d, to, dStep);
            } else if (size == FOURTEEN) {
                VectorLongNeighborTile.fourteen(
                        a, from, aStep, line, b, b0, bColumn, bStep, depth, s, s0, d, to, dStep);
            } else if (size == SEVEN) {
                VectorNeighborTile.seven(a, from, aStep, line, b, b0, bColumn, bStep, depth, s, s0, d, to, dStep);
            } else {
                VectorNeighborTile.four(a, from, aStep, line, b, b0, bColumn, bStep, depth, s, s0, d, to, dStep);
            }
            w += size;
        }
    }

    /** Windows at the start of a row that tiles of four take, so that tiles of seven make up the rest; 0 where none do. */
    private static int fours(int count) {
        int windows = 2 * count % SEVEN * FOUR;
        return windows <= count ? windows : 0;
    }

    /** Of the tile that computes window {@code w}, which may start before it. */
    private static int size(boolean wide, int w, int count, int fours) {
        int left = count - w;
        if (w < fours || left <= FOUR || count < SEVEN) {
            return FOUR;
        }
        return ROOMY && !wide && left >= FOURTEEN ? FOURTEEN : SEVEN;
    }
}
