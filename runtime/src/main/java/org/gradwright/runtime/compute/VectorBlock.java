// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.concurrent.atomic.AtomicReferenceArray;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * A product of some rows with a panel of up to {@link #MOST} vectors, {@code d[i, j] = s[i, j] + sum_p a[i, p] * b[p, j]},
 * and the scratch space of it. Every result is one sum over p from the left, each product and addition rounded once, so
 * neither tiles nor blocks change a bit of it.
 *
 * <pre>
 * a[i, p] = a[a0 + i * aRow + p * aStep]
 * b[p, j] = b[b0 + p * bStep + j]
 * s[i, j] = s[s0 + i * sRow + j]
 * d[i, j] = d[d0 + i * dRow + j]
 * </pre>
 */
final class VectorBlock {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    /** Values of a vector. */
    static final int L = S.length();

    /** The most vectors of a panel. */
    static final int MOST = L >= 16 ? 4 : 2;

    /** The most columns of a panel. */
    static final int WIDTH = MOST * L;

    /** Rows of a tile of several vectors. */
    static final int ROWS = 6;

    /** Rows of a tile of one vector. */
    private static final int NARROW_ROWS = 8;

    /** Where sums start that start with nothing: a row of zeros, for all rows. */
    static final float[] ZEROS = new float[WIDTH];

    private static final int SLOTS = 32;
    private static final AtomicReferenceArray<@Nullable VectorBlock> IDLE = new AtomicReferenceArray<>(SLOTS);

    private final float[] tile = new float[NARROW_ROWS * WIDTH];
    private final float[] started = new float[WIDTH];
    private float[] start = ZEROS;
    private float[] packed = new float[0];
    private float[] strip = new float[0];

    float[] a = ZEROS;
    int aRow;
    int aStep;
    float[] b = ZEROS;
    int b0;
    int bStep;
    int depth;

    private VectorBlock() {}

    /** A block that nobody else uses, until it is released. */
    static VectorBlock borrow() {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (IDLE.getPlain(slot) != null) {
                VectorBlock block = IDLE.getAndSet(slot, null);
                if (block != null) {
                    return block;
                }
            }
        }
        return new VectorBlock();
    }

    /** Lets others use this block, which keeps its scratch space, but nobody's arrays. */
    void release() {
        a = ZEROS;
        b = ZEROS;
        start = ZEROS;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (IDLE.getPlain(slot) == null && IDLE.compareAndSet(slot, null, this)) {
                return;
            }
        }
    }

    /** The vectors of a panel for {@code width} columns, at most {@link #WIDTH}. */
    static int vectors(int width) {
        return width <= L ? 1 : width <= 2 * L ? 2 : MOST;
    }

    /** Scratch space for a panel. */
    float[] packed(int count) {
        if (packed.length < count) {
            packed = new float[count];
        }
        return packed;
    }

    /** More scratch space. */
    float[] strip(int count) {
        if (strip.length < count) {
            strip = new float[count];
        }
        return strip;
    }

    /** Says what a is. */
    void rows(float[] values, int row, int step, int count) {
        a = values;
        aRow = row;
        aStep = step;
        depth = count;
    }

    /** Lets sums start with {@code width} values, or with 0 where those are {@link ScalarCompute#NO_START}. */
    void start(float[] values, int from, int width) {
        if (values.length > 0) {
            System.arraycopy(values, from, started, 0, width);
            start = started;
        }
    }

    /**
     * Takes {@code b[p, j] = values[from + p * stride + j]}, {@code width} columns of {@code depth} rows. What a panel has
     * beyond them may be anything. Copies them where they are used often, or where their last vector would end behind the
     * array.
     *
     * @param often whether the panel is read so often that it pays to lay its rows side by side
     */
    void panel(float[] values, int from, int stride, int width, boolean often) {
        int size = vectors(width) * L;
        boolean fits = from + (depth - 1) * stride + size <= values.length;
        if (fits && (!often || stride == size)) {
            b = values;
            b0 = from;
            bStep = stride;
            return;
        }
        b = packed(depth * size);
        b0 = 0;
        bStep = size;
        VectorPanels.copy(values, from, stride, b, size, depth, width);
    }

    /** Takes scratch space as a panel of {@code width} columns and {@code depth} rows, side by side, and returns it to be filled. */
    float[] turned(int width) {
        int size = vectors(width) * L;
        b = packed(depth * size);
        b0 = 0;
        bStep = size;
        return b;
    }

    /** Computes {@code count} rows of {@code width} columns; sums start with what {@code d} holds, or as {@link #start} says. */
    void compute(int a0, boolean adds, float[] d, int d0, int dRow, int count, int width) {
        int vectors = vectors(width);
        int rows = vectors == 1 ? NARROW_ROWS : ROWS;
        float[] s = adds ? d : start;
        boolean whole = width == vectors * L;
        if (count < rows) {
            for (int i = 0; i < count; i++) {
                int to = d0 + i * dRow;
                if (whole) {
                    row(vectors, a0 + i * aRow, s, adds ? to : 0, d, to);
                } else {
                    part(1, vectors, a0 + i * aRow, adds, d, to, dRow, 0, width);
                }
            }
            return;
        }
        for (int i = 0; i < count; i += rows) {
            int first = Math.min(i, count - rows);
            int to = d0 + first * dRow;
            if (whole && first == i) {
                tile(vectors, a0 + i * aRow, s, adds ? to : 0, adds ? dRow : 0, d, to, dRow);
            } else {
                part(rows, vectors, a0 + first * aRow, adds, d, to, dRow, i - first, width);
            }
        }
    }

    /** Computes a tile aside and takes its rows from {@code from} on, and of each {@code width} values. */
    private void part(int rows, int vectors, int a0, boolean adds, float[] d, int d0, int dRow, int from, int width) {
        int size = vectors * L;
        if (adds) {
            for (int i = from; i < rows; i++) {
                System.arraycopy(d, d0 + i * dRow, tile, i * size, width);
            }
        }
        if (rows == 1) {
            row(vectors, a0, adds ? tile : start, 0, tile, 0);
        } else {
            tile(vectors, a0, adds ? tile : start, 0, adds ? size : 0, tile, 0, size);
        }
        for (int i = from; i < rows; i++) {
            System.arraycopy(tile, i * size, d, d0 + i * dRow, width);
        }
    }

    private void tile(int vectors, int a0, float[] s, int s0, int sRow, float[] d, int d0, int dRow) {
        switch (vectors) {
            case 1 -> VectorTile.one(this, a0, s, s0, sRow, d, d0, dRow);
            case 2 -> VectorTile.two(this, a0, s, s0, sRow, d, d0, dRow);
            default -> VectorWideTile.compute(this, a0, s, s0, sRow, d, d0, dRow);
        }
    }

    private void row(int vectors, int a0, float[] s, int s0, float[] d, int d0) {
        switch (vectors) {
            case 1 -> VectorRow.one(this, a0, s, s0, 0, d, d0, 0);
            case 2 -> VectorRow.two(this, a0, s, s0, 0, d, d0, 0);
            default -> VectorRow.four(this, a0, s, s0, 0, d, d0, 0);
        }
    }
}
