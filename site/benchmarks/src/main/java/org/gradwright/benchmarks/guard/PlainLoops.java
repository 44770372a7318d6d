// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.guard;

import java.util.Arrays;

/** Routines as one writes them at first, with an array for each row, over which HotSpot's own vectors run. */
final class PlainLoops {
    private PlainLoops() {}

    /** {@code c[i][j] = sum_k a[i][k] * b[k][j]}. */
    static void product(float[][] a, float[][] b, float[][] c) {
        for (int i = 0; i < a.length; i++) {
            Arrays.fill(c[i], 0);
            for (int k = 0; k < b.length; k++) {
                addMultiple(c[i], a[i][k], b[k]);
            }
        }
    }

    /** {@code c[k][j] += sum_i a[i][k] * g[i][j]}. */
    static void addTransposedProduct(float[][] a, float[][] g, float[][] c) {
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < c.length; k++) {
                addMultiple(c[k], a[i][k], g[i]);
            }
        }
    }

    /** {@code c[i][k] = sum_j g[i][j] * b[k][j]}, whose sums HotSpot keeps in order. */
    static void productTransposed(float[][] g, float[][] b, float[][] c) {
        for (int i = 0; i < g.length; i++) {
            for (int k = 0; k < b.length; k++) {
                float sum = 0;
                for (int j = 0; j < g[i].length; j++) {
                    sum += g[i][j] * b[k][j];
                }
                c[i][k] = sum;
            }
        }
    }

    /** A 3 x 3 convolution, {@code y[row][column]} from {@code x[row][column]}, whose border is of zeros. */
    static void convolution(float[][][] x, float[][][] weight, float[][][] y) {
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < y[row].length; column++) {
                float[] sums = y[row][column];
                Arrays.fill(sums, 0);
                for (int k = 0; k < weight.length; k++) {
                    float[] place = x[row + k / 3][column + k % 3];
                    for (int c = 0; c < place.length; c++) {
                        addMultiple(sums, place[c], weight[k][c]);
                    }
                }
            }
        }
    }

    /** {@code sums[j] += sum_i g[i][j]}, one column after the other. */
    static void addColumnSums(float[][] g, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            float sum = sums[j];
            for (float[] row : g) {
                sum += row[j];
            }
            sums[j] = sum;
        }
    }

    private static void addMultiple(float[] sums, float factor, float[] values) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * values[j];
        }
    }
}
