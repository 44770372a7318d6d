// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over the rows of a matrix, column by column, with vectors along the rows. Each column's sum runs over the rows from the
 * left, and nothing is rounded otherwise than in the plain loops, so the bits are those of {@link ScalarCompute}.
 */
final class VectorColumns {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /** The columns that are summed at once: four independent sums hide the latency of an addition. */
    private static final int BLOCK = 4 * L;

    private VectorColumns() {}

    /** Whether vectors fit into a row. */
    static boolean suit(int columns) {
        return columns >= L;
    }

    /** {@code sums[at + j] += sum_r g[r, j]}. */
    static void addSums(float[] g, float[] sums, int at, int rows, int columns) {
        int j = 0;
        for (; j + BLOCK <= columns; j += BLOCK) {
            addBlock(g, j, sums, at + j, rows, columns);
        }
        for (; j + L <= columns; j += L) {
            FloatVector sum = FloatVector.fromArray(S, sums, at + j);
            int end = rows * columns;
            for (int i = j; i < end; i += columns) {
                sum = sum.add(FloatVector.fromArray(S, g, i));
            }
            sum.intoArray(sums, at + j);
        }
        for (; j < columns; j++) {
            float sum = sums[at + j];
            for (int r = 0; r < rows; r++) {
                sum += g[r * columns + j];
            }
            sums[at + j] = sum;
        }
    }

    private static void addBlock(float[] g, int from, float[] sums, int at, int rows, int columns) {
        FloatVector sum0 = FloatVector.fromArray(S, sums, at);
        FloatVector sum1 = FloatVector.fromArray(S, sums, at + L);
        FloatVector sum2 = FloatVector.fromArray(S, sums, at + 2 * L);
        FloatVector sum3 = FloatVector.fromArray(S, sums, at + 3 * L);
        int end = rows * columns;
        for (int i = from; i < end; i += columns) {
            sum0 = sum0.add(FloatVector.fromArray(S, g, i));
            sum1 = sum1.add(FloatVector.fromArray(S, g, i + L));
            sum2 = sum2.add(FloatVector.fromArray(S, g, i + 2 * L));
            sum3 = sum3.add(FloatVector.fromArray(S, g, i + 3 * L));
        }
        sum0.intoArray(sums, at);
        sum1.intoArray(sums, at + L);
        sum2.intoArray(sums, at + 2 * L);
        sum3.intoArray(sums, at + 3 * L);
    }

    /** {@code sums[j] += sum_r (x[r, j] - means[j])^2}. */
    static void addSquares(float[] x, float[] means, float[] sums, int rows, int columns) {
        int j = 0;
        for (; j + BLOCK <= columns; j += BLOCK) {
            addBlockOfSquares(x, means, sums, j, rows, columns);
        }
        for (; j + L <= columns; j += L) {
            FloatVector mean = FloatVector.fromArray(S, means, j);
            FloatVector sum = FloatVector.fromArray(S, sums, j);
            int end = rows * columns;
            for (int i = j; i < end; i += columns) {
                FloatVector difference = FloatVector.fromArray(S, x, i).sub(mean);
                sum = sum.add(difference.mul(difference));
            }
            sum.intoArray(sums, j);
        }
        for (; j < columns; j++) {
            float sum = sums[j];
            for (int r = 0; r < rows; r++) {
                float difference = x[r * columns + j] - means[j];
                sum += difference * difference;
            }
            sums[j] = sum;
        }
    }

    private static void addBlockOfSquares(float[] x, float[] means, float[] sums, int j, int rows, int columns) {
        FloatVector mean0 = FloatVector.fromArray(S, means, j);
        FloatVector mean1 = FloatVector.fromArray(S, means, j + L);
        FloatVector mean2 = FloatVector.fromArray(S, means, j + 2 * L);
        FloatVector mean3 = FloatVector.fromArray(S, means, j + 3 * L);
        FloatVector sum0 = FloatVector.fromArray(S, sums, j);
        FloatVector sum1 = FloatVector.fromArray(S, sums, j + L);
        FloatVector sum2 = FloatVector.fromArray(S, sums, j + 2 * L);
        FloatVector sum3 = FloatVector.fromArray(S, sums, j + 3 * L);
        int end = rows * columns;
        for (int i = j; i < end; i += columns) {
            FloatVector difference0 = FloatVector.fromArray(S, x, i).sub(mean0);
            FloatVector difference1 = FloatVector.fromArray(S, x, i + L).sub(mean1);
            FloatVector difference2 = FloatVector.fromArray(S, x, i + 2 * L).sub(mean2);
            FloatVector difference3 = FloatVector.fromArray(S, x, i + 3 * L).sub(mean3);
            sum0 = sum0.add(difference0.mul(difference0));
            sum1 = sum1.add(difference1.mul(difference1));
            sum2 = sum2.add(difference2.mul(difference2));
            sum3 = sum3.add(difference3.mul(difference3));
        }
        sum0.intoArray(sums, j);
        sum1.intoArray(sums, j + L);
        sum2.intoArray(sums, j + 2 * L);
        sum3.intoArray(sums, j + 3 * L);
    }
}
