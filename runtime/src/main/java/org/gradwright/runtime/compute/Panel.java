// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Scratch space of matrix products: some rows of a factor and some of the result, each in an array of its own. HotSpot (JDK
 * 17 to 25) vectorizes a loop over several arrays when one index serves all of them, and not when they are read at different
 * offsets. Two rows of the factor and two of the result at a time fit before it gives up, and need few loads and stores.
 *
 * <p>Sums run from the left, one product after the other, as in the plain loop: neither the blocking nor the number of
 * rows changes a bit of the result.
 */
final class Panel {
    /** The columns that a panel holds. */
    static final int WIDTH = 512;

    /** The rows of a factor that a panel holds. */
    static final int DEPTH = 24;

    /** The rows of results that a panel holds. */
    static final int RESULTS = 64;

    /** With an array's header a whole number of cache lines: neighbors in memory lie alike within their lines. */
    private static final int LENGTH = WIDTH + 12;

    private static final int SLOTS = 32;
    private static final AtomicReferenceArray<@Nullable Panel> IDLE = new AtomicReferenceArray<>(SLOTS);

    /** First those of the factor, then those of the results. */
    private final float[][] rows = new float[DEPTH + RESULTS][];

    private final Planes planes = new Planes();
    private final int[] flags = new int[WIDTH];
    private float[] space = {};

    private Panel() {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[LENGTH];
        }
    }

    /** How many of {@code count} columns to take at a time, so that all times are alike. */
    static int share(int count) {
        int times = (count + WIDTH - 1) / WIDTH;
        return (count + times - 1) / times;
    }

    /** A panel that nobody else uses, until it is released. */
    static Panel borrow() {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (IDLE.getPlain(slot) != null) {
                Panel panel = IDLE.getAndSet(slot, null);
                if (panel != null) {
                    return panel;
                }
            }
        }
        return new Panel();
    }

    /** Lets others use this panel. */
    void release() {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (IDLE.getPlain(slot) == null && IDLE.compareAndSet(slot, null, this)) {
                return;
            }
        }
    }

    /** Copies {@code count} rows of {@code width} values, {@code stride} apart, from {@code from} on. */
    void load(float[] values, int from, int stride, int count, int width) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(values, from + i * stride, rows[i], 0, width);
        }
    }

    /** Copies {@code count} columns of {@code width} values, {@code stride} apart, as rows. */
    void loadColumns(float[] values, int from, int stride, int count, int width) {
        PanelColumns.load(rows, 0, values, from, stride, count, width);
    }

    /** Copies {@code width} values as row {@code row}. */
    void load(float[] values, int from, int row, int width) {
        System.arraycopy(values, from, rows[row], 0, width);
    }

    /** Starts the sums with zeros, or with values. */
    void start(float[] values, int from, boolean zero, int width) {
        start(0, values, from, zero, width);
    }

    /** Starts the sums of result {@code result} with zeros, or with values. */
    void start(int result, float[] values, int from, boolean zero, int width) {
        float[] sums = rows[DEPTH + result];
        if (zero) {
            Arrays.fill(sums, 0, width, 0);
        } else {
            System.arraycopy(values, from, sums, 0, width);
        }
    }

    /** Starts all sums of result {@code result} with one value. */
    void start(int result, float value, int width) {
        Arrays.fill(rows[DEPTH + result], 0, width, value);
    }

    /** Starts the sums of {@code count} results with columns of {@code width} values, {@code stride} apart. */
    void startColumns(float[] values, int from, int stride, int count, int width) {
        PanelColumns.load(rows, DEPTH, values, from, stride, count, width);
    }

    /** Copies the sums. */
    void store(float[] values, int to, int width) {
        store(0, values, to, width);
    }

    /** Copies the sums of result {@code result}. */
    void store(int result, float[] values, int to, int width) {
        System.arraycopy(rows[DEPTH + result], 0, values, to, width);
    }

    /** Copies the sums {@code at .. at + width} of {@code count} results as columns, {@code stride} apart. */
    void storeColumns(float[] values, int to, int stride, int at, int count, int width) {
        PanelColumns.store(rows, DEPTH, values, to, stride, at, count, width);
    }

    /** Planes of images, which callers fill and read. */
    Planes planes() {
        return planes;
    }

    /** Space for {@code count} more values, which callers fill and read. */
    float[] space(int count) {
        if (space.length < count) {
            space = new float[count];
        }
        return space;
    }

    /** {@link #WIDTH} numbers, which callers fill and read. */
    int[] flags() {
        return flags;
    }

    /** The sums of the first result, which callers fill and read. */
    float[] sums() {
        return rows[DEPTH];
    }

    /** A row of {@link #WIDTH} values, which callers fill and read. */
    float[] row(int row) {
        return rows[row];
    }

    /** {@code sums[j] += rows[one][j] * rows[other][j]}. */
    void addProduct(int one, int other, int width) {
        addProduct(rows[one], rows[other], rows[DEPTH], width);
    }

    private static void addProduct(float[] one, float[] other, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] += one[j] * other[j];
        }
    }

    /** {@code rows[one][j] = max(rows[one][j], rows[other][j])}. */
    void enlarge(int one, int other, int width) {
        enlarge(rows[one], rows[other], width);
    }

    private static void enlarge(float[] values, float[] others, int width) {
        for (int j = 0; j < width; j++) {
            values[j] = Math.max(values[j], others[j]);
        }
    }

    /** {@code sums[j] += factors[at] * rows[from][j] + factors[at + stride] * rows[from + 1][j] + ...}, before row {@code to}. */
    void accumulate(float[] factors, int at, int stride, int from, int to, int width) {
        accumulate(0, factors, at, stride, from, to, width);
    }

    /**
     * {@code sums[i][j] += factors[at + i * apart] * rows[0][j] + factors[at + i * apart + stride] * rows[1][j] + ...} for the
     * first {@code results} results and {@code depth} rows.
     */
    void accumulate(float[] factors, int at, int apart, int stride, int results, int depth, int width) {
        int i = 0;
        int f = at;
        for (; i + 2 <= results; i += 2) {
            accumulateTwo(i, factors, f, f + apart, stride, depth, width);
            f += 2 * apart;
        }
        if (i < results) {
            accumulate(i, factors, f, stride, 0, depth, width);
        }
    }

    private void accumulateTwo(int result, float[] factors, int at, int other, int stride, int depth, int width) {
        float[] sums = rows[DEPTH + result];
        float[] others = rows[DEPTH + result + 1];
        int f = at;
        int g = other;
        int i = 0;
        for (; i + 2 <= depth; i += 2) {
            float f0 = factors[f];
            float f1 = factors[f + stride];
            float g0 = factors[g];
            float g1 = factors[g + stride];
            add(f0, f1, g0, g1, rows[i], rows[i + 1], sums, others, width);
            f += 2 * stride;
            g += 2 * stride;
        }
        if (i < depth) {
            add(factors[f], rows[i], sums, width);
            add(factors[g], rows[i], others, width);
        }
    }

    private void accumulate(int result, float[] factors, int at, int stride, int from, int to, int width) {
        float[] sums = rows[DEPTH + result];
        int i = from;
        int f = at;
        for (; i + 4 <= to; i += 4) {
            float f0 = factors[f];
            float f1 = factors[f + stride];
            float f2 = factors[f + 2 * stride];
            float f3 = factors[f + 3 * stride];
            add(f0, f1, f2, f3, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], sums, width);
            f += 4 * stride;
        }
        for (; i < to; i++) {
            add(factors[f], rows[i], sums, width);
            f += stride;
        }
    }

    private static void add(float factor, float[] row, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] += factor * row[j];
        }
    }

    private static void add(
            float f0,
            float f1,
            float f2,
            float f3,
            float[] row0,
            float[] row1,
            float[] row2,
            float[] row3,
            float[] sums,
            int width) {
        for (int j = 0; j < width; j++) {
            sums[j] = (((sums[j] + f0 * row0[j]) + f1 * row1[j]) + f2 * row2[j]) + f3 * row3[j];
        }
    }

    private static void add(
            float f0,
            float f1,
            float g0,
            float g1,
            float[] row0,
            float[] row1,
            float[] sums,
            float[] others,
            int width) {
        for (int j = 0; j < width; j++) {
            float value0 = row0[j];
            float value1 = row1[j];
            sums[j] = (sums[j] + f0 * value0) + f1 * value1;
            others[j] = (others[j] + g0 * value0) + g1 * value1;
        }
    }
}
