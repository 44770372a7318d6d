// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Scratch space of a matrix product: some rows of a factor and one row of the result, each in an array of its own. HotSpot
 * (JDK 17 to 25) vectorizes a loop over several arrays when one index serves all of them, and not when they are read at
 * different offsets; four rows at a time fit before it gives up.
 *
 * <p>Sums run from the left, one product after the other, as in the plain loop: neither the blocking nor the number of
 * rows changes a bit of the result.
 */
final class Panel {
    /** The columns that a panel holds. */
    static final int WIDTH = 512;

    /** The rows that a panel holds. */
    static final int DEPTH = 24;

    private static final int SLOTS = 32;
    private static final AtomicReferenceArray<@Nullable Panel> IDLE = new AtomicReferenceArray<>(SLOTS);

    private final float[][] rows = new float[DEPTH][WIDTH];
    private final float[] sums = new float[WIDTH];

    private Panel() {}

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
        for (int j = 0; j < width; j++) {
            int at = from + j * stride;
            for (int i = 0; i < count; i++) {
                rows[i][j] = values[at + i];
            }
        }
    }

    /** Copies {@code width} values as row {@code row}. */
    void load(float[] values, int from, int row, int width) {
        System.arraycopy(values, from, rows[row], 0, width);
    }

    /** Starts the sums with zeros, or with values. */
    void start(float[] values, int from, boolean zero, int width) {
        if (zero) {
            Arrays.fill(sums, 0, width, 0);
        } else {
            System.arraycopy(values, from, sums, 0, width);
        }
    }

    /** Copies the sums. */
    void store(float[] values, int to, int width) {
        System.arraycopy(sums, 0, values, to, width);
    }

    /** {@code sums[j] += rows[one][j] * rows[other][j]}. */
    void addProduct(int one, int other, int width) {
        addProduct(rows[one], rows[other], sums, width);
    }

    private static void addProduct(float[] one, float[] other, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] += one[j] * other[j];
        }
    }

    /** A row of {@link #WIDTH} values, which callers fill and read. */
    float[] row(int row) {
        return rows[row];
    }

    /** The sums of {@code width} columns, which callers fill and read. */
    float[] sums() {
        return sums;
    }

    /** {@code sums[j] += factors[at] * rows[0][j] + factors[at + stride] * rows[1][j] + ...}, from the left. */
    void accumulate(float[] factors, int at, int stride, int count, int width) {
        accumulate(factors, at, stride, 0, count, width);
    }

    /** {@code sums[j] += factors[at] * rows[from][j] + factors[at + stride] * rows[from + 1][j] + ...}, before row {@code to}. */
    void accumulate(float[] factors, int at, int stride, int from, int to, int width) {
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
}
