// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A product of rows that lie anywhere with a panel of up to {@link VectorBlock#MOST} vectors, {@code d[i, j] = s[i, j] + sum_p
 * a[i, p] * b[p, j]}, and the scratch space of a convolution.
 *
 * <pre>
 * a[i, p] = a[a0 + rowAt[i] + stepAt[step0 + p]]
 * b[p, j] = b[b0 + p * bStep + j]
 * d[i, j] = d[resultAt[i] + j]
 * </pre>
 */
final class VectorPlaces {
    private static final int L = VectorBlock.L;

    /** Rows of a tile of one vector, the most of all tiles; tables end with the last row so many times more. */
    static final int MOST_ROWS = 8;

    private static final int SLOTS = 32;
    private static final AtomicReferenceArray<@Nullable VectorPlaces> IDLE = new AtomicReferenceArray<>(SLOTS);
    /** The table of rows that are all the same. */
    private static final int[] NOWHERE = new int[MOST_ROWS];

    private final float[] tile = new float[MOST_ROWS * VectorBlock.WIDTH];
    private final int[] tileAt = new int[MOST_ROWS];
    private final float[] started = new float[VectorBlock.WIDTH];
    private float[] start = VectorBlock.ZEROS;
    private float[] packed = new float[0];
    private float[] padded = new float[0];
    /** The image that was last copied there: what is around it is still zero. */
    private @Nullable VectorImage paddedFor;

    float[] a = VectorBlock.ZEROS;
    int[] rowAt = new int[0];
    int[] stepAt = new int[0];
    int[] resultAt = new int[0];
    int step0;
    float[] b = VectorBlock.ZEROS;
    int b0;
    int bStep;
    int depth;

    private VectorPlaces() {
        for (int i = 0; i < MOST_ROWS; i++) {
            tileAt[i] = i * VectorBlock.WIDTH;
        }
    }

    /** Scratch space that nobody else uses, until it is released. */
    static VectorPlaces borrow() {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (IDLE.getPlain(slot) != null) {
                VectorPlaces places = IDLE.getAndSet(slot, null);
                if (places != null) {
                    return places;
                }
            }
        }
        return new VectorPlaces();
    }

    /** Lets others use this, which keeps its scratch space, but nobody's arrays. */
    void release() {
        a = VectorBlock.ZEROS;
        b = VectorBlock.ZEROS;
        start = VectorBlock.ZEROS;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (IDLE.getPlain(slot) == null && IDLE.compareAndSet(slot, null, this)) {
                return;
            }
        }
    }

    /** Makes room for {@code rows} rows and {@code terms} terms. */
    void tables(int rows, int terms) {
        if (rowAt.length < rows + MOST_ROWS) {
            rowAt = new int[rows + MOST_ROWS];
            resultAt = new int[rows + MOST_ROWS];
        }
        if (stepAt.length < terms) {
            stepAt = new int[terms];
        }
    }

    /** Takes copies of tables that were made before. */
    void tables(int[] rows, int[] results, int[] terms) {
        tables(rows.length, terms.length);
        System.arraycopy(rows, 0, rowAt, 0, rows.length);
        System.arraycopy(results, 0, resultAt, 0, results.length);
        System.arraycopy(terms, 0, stepAt, 0, terms.length);
    }

    /** Repeats the last of the rows before {@code end}, for the tile that goes beyond it. */
    void endRows(int end) {
        repeatLast(rowAt, end);
        repeatLast(resultAt, end);
    }

    static void repeatLast(int[] table, int end) {
        Arrays.fill(table, end, end + MOST_ROWS, table[end - 1]);
    }

    /** Scratch space for panels. */
    float[] packed(int count) {
        if (packed.length < count) {
            packed = new float[count];
        }
        return packed;
    }

    /** Scratch space for an image, with zeros around where such a one is copied to. */
    float[] padded(VectorImage image) {
        if (!image.equals(paddedFor)) {
            int count = image.height() * image.width() * image.channels();
            if (padded.length < count) {
                padded = new float[count];
            } else {
                Arrays.fill(padded, 0, count, 0);
            }
            paddedFor = image;
        }
        return padded;
    }

    /** As {@link VectorBlock#start}. */
    void start(float[] values, int from, int width) {
        if (values.length > 0) {
            System.arraycopy(values, from, started, 0, width);
            start = started;
        }
    }

    /** As {@link VectorBlock#panel}. */
    void panel(float[] values, int from, int stride, int width, boolean often) {
        int size = VectorBlock.vectors(width) * L;
        boolean fits = from + (depth - 1) * stride + size <= values.length;
        if (fits && (!often || stride == size)) {
            b = values;
            b0 = from;
            bStep = stride;
        } else {
            b = packed(depth * size);
            b0 = 0;
            bStep = size;
            VectorPanels.copy(values, from, stride, b, size, depth, width);
        }
    }

    /**
     * Computes {@code width} columns of the rows from {@code first} to before {@code end}, behind which the tables hold the
     * last row again. Sums start as {@link #start} says, or with what d holds.
     */
    void compute(int a0, float[] d, int d0, int first, int end, int width, boolean adds) {
        int vectors = VectorBlock.vectors(width);
        int rows = vectors == 1 ? MOST_ROWS : VectorBlock.ROWS;
        boolean whole = width == vectors * L;
        for (int i = first; i < end; i += rows) {
            if (!whole) {
                part(vectors, a0, d, d0, i, Math.min(rows, end - i), width, adds);
            } else if (!adds) {
                tile(vectors, a0, i, start, 0, NOWHERE, 0, d, d0, resultAt, i);
            } else {
                tile(vectors, a0, i, d, d0, resultAt, i, d, d0, resultAt, i);
            }
        }
    }

    /** Computes a tile aside, and copies {@code width} values of its rows. */
    private void part(int vectors, int a0, float[] d, int d0, int first, int count, int width, boolean adds) {
        if (!adds) {
            tile(vectors, a0, first, start, 0, NOWHERE, 0, tile, 0, tileAt, 0);
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(d, d0 + resultAt[first + i], tile, tileAt[i], width);
            }
            tile(vectors, a0, first, tile, 0, tileAt, 0, tile, 0, tileAt, 0);
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(tile, tileAt[i], d, d0 + resultAt[first + i], width);
        }
    }

    private void tile(
            int vectors,
            int a0,
            int row,
            float[] s,
            int s0,
            int[] sAt,
            int sRow,
            float[] d,
            int d0,
            int[] dAt,
            int dRow) {
        switch (vectors) {
            case 1 -> VectorPlaceTile.one(this, a0, row, s, s0, sAt, sRow, d, d0, dAt, dRow);
            case 2 -> VectorPlaceTile.two(this, a0, row, s, s0, sAt, sRow, d, d0, dAt, dRow);
            default -> VectorWidePlaceTile.compute(this, a0, row, s, s0, sAt, sRow, d, d0, dAt, dRow);
        }
    }
}
