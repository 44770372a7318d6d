// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;

/**
 * Small products as dot products, one sum from the left each, with each product and addition rounded once; long ones of one
 * column as in {@link VectorColumnDots}.
 */
final class VectorDots {
    /** Products of at most so many columns are computed here. */
    private static final int NARROW = 2;

    /** Products of at most so many multiplications are computed here: vectors would not be under way in that time. */
    private static final int SMALL = 128;

    private VectorDots() {}

    /** Whether dot products are the faster way to compute {@code c[rows, columns]}. */
    static boolean suit(int rows, int inner, int columns) {
        return columns <= NARROW || rows * inner <= SMALL / columns;
    }

    /** Sums start with the row {@code start[from ..]}, or with 0 where that is {@link ScalarCompute#NO_START}. */
    static void product(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        if (VectorColumnDots.suit(inner, columns)) {
            VectorColumnDots.product(a, b, at, start, from, c, 0, rows, inner);
            return;
        }
        boolean zero = start.length == 0;
        int r = 0;
        for (; r + 4 <= rows; r += 4) {
            fourRows(a, r * inner, b, at, start, from, c, r * columns, inner, columns);
        }
        for (; r < rows; r++) {
            for (int j = 0; j < columns; j++) {
                float sum = zero ? 0 : start[from + j];
                for (int k = 0; k < inner; k++) {
                    sum = Math.fma(a[r * inner + k], b[at + k * columns + j], sum);
                }
                c[r * columns + j] = sum;
            }
        }
    }

    /** Four independent sums hide the latency of an addition. */
    private static void fourRows(
            float[] a, int a0, float[] b, int at, float[] start, int from, float[] c, int to, int inner, int columns) {
        boolean zero = start.length == 0;
        int a1 = a0 + inner;
        int a2 = a1 + inner;
        int a3 = a2 + inner;
        for (int j = 0; j < columns; j++) {
            float sum0 = zero ? 0 : start[from + j];
            float sum1 = sum0;
            float sum2 = sum0;
            float sum3 = sum0;
            int place = at + j;
            for (int k = 0; k < inner; k++) {
                float factor = b[place];
                sum0 = Math.fma(a[a0 + k], factor, sum0);
                sum1 = Math.fma(a[a1 + k], factor, sum1);
                sum2 = Math.fma(a[a2 + k], factor, sum2);
                sum3 = Math.fma(a[a3 + k], factor, sum3);
                place += columns;
            }
            c[to + j] = sum0;
            c[to + columns + j] = sum1;
            c[to + 2 * columns + j] = sum2;
            c[to + 3 * columns + j] = sum3;
        }
    }

    /** For a small c. */
    static void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        for (int k = 0; k < inner; k++) {
            for (int j = 0; j < columns; j++) {
                float sum = c[at + k * columns + j];
                for (int r = 0; r < rows; r++) {
                    sum = Math.fma(a[r * inner + k], g[r * columns + j], sum);
                }
                c[at + k * columns + j] = sum;
            }
        }
    }

    /** The matrix is stored in panels of {@code panel} columns; see {@link VectorPanels}. */
    static void productTransposed(
            float[] g, float[] b, int at, int panel, float[] c, int rows, int inner, int columns) {
        for (int r = 0; r < rows; r++) {
            Arrays.fill(c, r * inner, (r + 1) * inner, 0);
            for (int j = 0; j < columns; j += panel) {
                int stride = VectorPanels.stride(j, columns, panel);
                addProductTransposed(g, r * columns + j, b, at + j * inner, c, r * inner, inner, stride);
            }
        }
    }

    /** Eight results at a time: eight independent sums hide the latency of an addition. */
    private static void addProductTransposed(
            float[] g, int from, float[] b, int at, float[] c, int to, int inner, int columns) {
        int k = 0;
        for (; k + 8 <= inner; k += 8) {
            eight(g, from, b, at + k * columns, c, to + k, columns);
        }
        for (; k < inner; k++) {
            float sum = c[to + k];
            for (int j = 0; j < columns; j++) {
                sum = Math.fma(g[from + j], b[at + k * columns + j], sum);
            }
            c[to + k] = sum;
        }
    }

    private static void eight(float[] g, int from, float[] b, int b0, float[] c, int to, int columns) {
        int b1 = b0 + columns;
        int b2 = b1 + columns;
        int b3 = b2 + columns;
        int b4 = b3 + columns;
        int b5 = b4 + columns;
        int b6 = b5 + columns;
        int b7 = b6 + columns;
        float sum0 = c[to];
        float sum1 = c[to + 1];
        float sum2 = c[to + 2];
        float sum3 = c[to + 3];
        float sum4 = c[to + 4];
        float sum5 = c[to + 5];
        float sum6 = c[to + 6];
        float sum7 = c[to + 7];
        for (int j = 0; j < columns; j++) {
            float factor = g[from + j];
            sum0 = Math.fma(factor, b[b0 + j], sum0);
            sum1 = Math.fma(factor, b[b1 + j], sum1);
            sum2 = Math.fma(factor, b[b2 + j], sum2);
            sum3 = Math.fma(factor, b[b3 + j], sum3);
            sum4 = Math.fma(factor, b[b4 + j], sum4);
            sum5 = Math.fma(factor, b[b5 + j], sum5);
            sum6 = Math.fma(factor, b[b6 + j], sum6);
            sum7 = Math.fma(factor, b[b7 + j], sum7);
        }
        c[to] = sum0;
        c[to + 1] = sum1;
        c[to + 2] = sum2;
        c[to + 3] = sum3;
        c[to + 4] = sum4;
        c[to + 5] = sum5;
        c[to + 6] = sum6;
        c[to + 7] = sum7;
    }
}
