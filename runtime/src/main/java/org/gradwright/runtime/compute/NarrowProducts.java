// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/** Matrix products of few columns or rows as dot products: four independent sums hide the latency of an addition. */
final class NarrowProducts {
    private NarrowProducts() {}

    /** {@link Products#product}, four rows at a time. */
    static void product(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        boolean zero = start.length == 0;
        int r = 0;
        for (; r + 4 <= rows; r += 4) {
            int a0 = r * inner;
            int a1 = a0 + inner;
            int a2 = a1 + inner;
            int a3 = a2 + inner;
            for (int j = 0; j < columns; j++) {
                float sum0 = zero ? 0.0f : start[from + j];
                float sum1 = sum0;
                float sum2 = sum0;
                float sum3 = sum0;
                int weightAt = at + j;
                for (int k = 0; k < inner; k++) {
                    float factor = b[weightAt];
                    sum0 += a[a0 + k] * factor;
                    sum1 += a[a1 + k] * factor;
                    sum2 += a[a2 + k] * factor;
                    sum3 += a[a3 + k] * factor;
                    weightAt += columns;
                }
                int place = r * columns + j;
                c[place] = sum0;
                c[place + columns] = sum1;
                c[place + 2 * columns] = sum2;
                c[place + 3 * columns] = sum3;
            }
        }
        for (; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                float sum = zero ? 0.0f : start[from + j];
                for (int k = 0; k < inner; k++) {
                    sum += a[r * inner + k] * b[at + k * columns + j];
                }
                c[r * columns + j] = sum;
            }
        }
    }

    /** {@link Products#productTransposed}, four results at a time. */
    static void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            int k = 0;
            for (; k + 4 <= inner; k += 4) {
                int b0 = at + k * columns;
                int b1 = b0 + columns;
                int b2 = b1 + columns;
                int b3 = b2 + columns;
                float sum0 = 0.0f;
                float sum1 = 0.0f;
                float sum2 = 0.0f;
                float sum3 = 0.0f;
                for (int j = 0; j < columns; j++) {
                    float factor = g[from + j];
                    sum0 += factor * b[b0 + j];
                    sum1 += factor * b[b1 + j];
                    sum2 += factor * b[b2 + j];
                    sum3 += factor * b[b3 + j];
                }
                int place = r * inner + k;
                c[place] = sum0;
                c[place + 1] = sum1;
                c[place + 2] = sum2;
                c[place + 3] = sum3;
            }
            for (; k < inner; k++) {
                float sum = 0.0f;
                for (int j = 0; j < columns; j++) {
                    sum += g[from + j] * b[at + k * columns + j];
                }
                c[r * inner + k] = sum;
            }
        }
    }
}
