// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with one column, each a dot product whose terms are dealt out to sixteen sums: sum i begins with 0 and runs over
 * the terms i, i + 16, i + 32 and so on, each product and addition rounded once. Then sum i + 8 is added to sum i, sum i + 4
 * to sum i, sum 2 to sum 0 and sum 3 to sum 1, and sum 1 to sum 0; what is left, fewer than sixteen terms, is added to that
 * from the left, and it all to the start. The order is the same for vectors of eight and of sixteen numbers.
 */
final class VectorColumnDots {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private static final int SUMS = 16;

    /** From so many terms on, a dot product is computed here. */
    private static final int LONG = 2 * SUMS;

    private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(S, 8, 1, true);
    private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(S, 4, 1, true);
    private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(S, 2, 1, true);
    private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(S, 1, 1, true);

    private VectorColumnDots() {}

    /** Whether products of {@code c[rows, columns]} are computed here. */
    static boolean suit(int inner, int columns) {
        return columns == 1 && inner >= LONG && (L == SUMS || L == SUMS / 2);
    }

    /**
     * The rows from {@code row} to before {@code endRow}. Results start with {@code start[from]}, or with 0 where that is {@link
     * ScalarCompute#NO_START}.
     */
    static void product(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int row, int endRow, int inner) {
        float first = start.length == 0 ? 0 : start[from];
        int whole = inner - inner % SUMS;
        for (int r = row; r < endRow; r++) {
            int i = r * inner;
            float sum = L == SUMS ? bySixteen(a, i, b, at, whole) : byEight(a, i, b, at, whole);
            for (int k = whole; k < inner; k++) {
                sum = Math.fma(a[i + k], b[at + k], sum);
            }
            c[r] = first + sum;
        }
    }

    private static float bySixteen(float[] a, int from, float[] b, int at, int count) {
        FloatVector sum = FloatVector.zero(S);
        for (int k = 0; k < count; k += SUMS) {
            sum = FloatVector.fromArray(S, a, from + k).fma(FloatVector.fromArray(S, b, at + k), sum);
        }
        return ofEight(sum.add(sum.rearrange(BY_8)));
    }

    private static float byEight(float[] a, int from, float[] b, int at, int count) {
        FloatVector sum0 = FloatVector.zero(S);
        FloatVector sum1 = FloatVector.zero(S);
        for (int k = 0; k < count; k += SUMS) {
            sum0 = FloatVector.fromArray(S, a, from + k).fma(FloatVector.fromArray(S, b, at + k), sum0);
            sum1 = FloatVector.fromArray(S, a, from + k + L).fma(FloatVector.fromArray(S, b, at + k + L), sum1);
        }
        return ofEight(sum0.add(sum1));
    }

    /** The sum of the first eight numbers. */
    private static float ofEight(FloatVector eight) {
        FloatVector four = eight.add(eight.rearrange(BY_4));
        FloatVector two = four.add(four.rearrange(BY_2));
        return two.add(two.rearrange(BY_1)).lane(0);
    }
}
