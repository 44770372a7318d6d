// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One row times a small matrix of whole vectors, without scratch space: to borrow and release that takes longer than the
 * product of a layer of 16 units. Each sum runs from the left, each product and addition rounded once, as in
 * {@link VectorProducts}.
 */
final class VectorLine {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /** Multiplications; from so many on, others are as fast. */
    private static final int SMALL = 1 << 13;

    private VectorLine() {}

    /** Whether this is a fast way to compute {@code c[1, columns]}. */
    static boolean suits(int rows, int inner, int columns) {
        return rows == 1 && columns % L == 0 && columns <= 4 * L && inner * columns <= SMALL;
    }

    /** Sums start with the row {@code start[from ..]}, or with 0 where that is {@link ScalarCompute#NO_START}. */
    static void product(float[] a, float[] b, int at, float[] start, int from, float[] c, int inner, int columns) {
        int j = 0;
        if (columns == 4 * L) {
            four(a, 0, b, at, start, from, c, 0, inner);
            return;
        }
        if (columns >= 2 * L) {
            two(a, b, at, start, from, c, inner, columns);
            j = 2 * L;
        }
        if (j < columns) {
            one(a, b, at + j, start, from + j, c, j, inner, columns);
        }
    }

    private static FloatVector start(float[] start, int from) {
        return start.length == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, start, from);
    }

    private static void one(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int to, int inner, int columns) {
        FloatVector sum = start(start, from);
        for (int k = 0; k < inner; k++) {
            sum = FloatVector.fromArray(S, b, at + k * columns).fma(FloatVector.broadcast(S, a[k]), sum);
        }
        sum.intoArray(c, to);
    }

    private static void two(float[] a, float[] b, int at, float[] start, int from, float[] c, int inner, int columns) {
        FloatVector sum0 = start(start, from);
        FloatVector sum1 = start(start, from + L);
        for (int k = 0; k < inner; k++) {
            FloatVector factor = FloatVector.broadcast(S, a[k]);
            int i = at + k * columns;
            sum0 = FloatVector.fromArray(S, b, i).fma(factor, sum0);
            sum1 = FloatVector.fromArray(S, b, i + L).fma(factor, sum1);
        }
        sum0.intoArray(c, 0);
        sum1.intoArray(c, L);
    }

    /**
     * Four vectors of a panel of just so many, from {@code a[a0]} on to {@code c[to]}: with literal strides C2 checks the bounds
     * once, and reads ahead far enough to keep the memory busy.
     */
    static void four(float[] a, int a0, float[] b, int at, float[] start, int from, float[] c, int to, int inner) {
        FloatVector sum0 = start(start, from);
        FloatVector sum1 = start(start, from + L);
        FloatVector sum2 = start(start, from + 2 * L);
        FloatVector sum3 = start(start, from + 3 * L);
        for (int k = 0; k < inner; k++) {
            FloatVector factor = FloatVector.broadcast(S, a[a0 + k]);
            int i = at + k * 4 * L;
            sum0 = FloatVector.fromArray(S, b, i).fma(factor, sum0);
            sum1 = FloatVector.fromArray(S, b, i + L).fma(factor, sum1);
            sum2 = FloatVector.fromArray(S, b, i + 2 * L).fma(factor, sum2);
            sum3 = FloatVector.fromArray(S, b, i + 3 * L).fma(factor, sum3);
        }
        sum0.intoArray(c, to);
        sum1.intoArray(c, to + L);
        sum2.intoArray(c, to + 2 * L);
        sum3.intoArray(c, to + 3 * L);
    }
}
