// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/** Copies columns of a matrix to rows that are an array each, and back: four rows at a time, which share cache lines. */
final class PanelColumns {
    /** So many columns at a time, near the processor. */
    private static final int NEAR = 64;

    private PanelColumns() {}

    /** {@code values[to + j * stride + i] = rows[first + i][at + j]} for {@code i < count} and {@code j < width}. */
    static void store(float[][] rows, int first, float[] values, int to, int stride, int at, int count, int width) {
        for (int j = 0; j < width; j += NEAR) {
            int end = Math.min(width, j + NEAR);
            int i = 0;
            for (; i + 4 <= count; i += 4) {
                float[] row0 = rows[first + i];
                float[] row1 = rows[first + i + 1];
                float[] row2 = rows[first + i + 2];
                float[] row3 = rows[first + i + 3];
                int place = to + j * stride + i;
                for (int k = at + j; k < at + end; k++) {
                    values[place] = row0[k];
                    values[place + 1] = row1[k];
                    values[place + 2] = row2[k];
                    values[place + 3] = row3[k];
                    place += stride;
                }
            }
            for (; i < count; i++) {
                float[] row = rows[first + i];
                int place = to + j * stride + i;
                for (int k = at + j; k < at + end; k++) {
                    values[place] = row[k];
                    place += stride;
                }
            }
        }
    }

    /** {@code rows[first + i][j] = values[from + j * stride + i]} for {@code i < count} and {@code j < width}. */
    static void load(float[][] rows, int first, float[] values, int from, int stride, int count, int width) {
        for (int j = 0; j < width; j += NEAR) {
            int end = Math.min(width, j + NEAR);
            int i = 0;
            for (; i + 4 <= count; i += 4) {
                float[] row0 = rows[first + i];
                float[] row1 = rows[first + i + 1];
                float[] row2 = rows[first + i + 2];
                float[] row3 = rows[first + i + 3];
                int place = from + j * stride + i;
                for (int k = j; k < end; k++) {
                    row0[k] = values[place];
                    row1[k] = values[place + 1];
                    row2[k] = values[place + 2];
                    row3[k] = values[place + 3];
                    place += stride;
                }
            }
            for (; i < count; i++) {
                float[] row = rows[first + i];
                int place = from + j * stride + i;
                for (int k = j; k < end; k++) {
                    row[k] = values[place];
                    place += stride;
                }
            }
        }
    }
}
