// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of one row: {@code d[i, j] = s[i, j] + sum_p a[i, p] * b[p, j]}, a sum
 * that runs over p from the left, each product and addition rounded once. Row i of a starts {@code i * aRow} after {@code a0}
 * and goes on by {@code aStep}; see {@link VectorBlock}.
 */
final class VectorRow {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorRow() {}

    /** Overwrites {@code d[4 * L]}. */
    static void four(VectorBlock k, int a0, float[] s, int s0, int sRow, float[] d, int d0, int dRow) {
        if (k.bStep == 4 * L && k.aStep == 1) {
            VectorLine.four(k.a, a0, k.b, k.b0, s, s0, d, d0, k.depth);
            return;
        }
        FloatVector c00 = FloatVector.fromArray(S, s, s0);
        FloatVector c01 = FloatVector.fromArray(S, s, s0 + L);
        FloatVector c02 = FloatVector.fromArray(S, s, s0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(S, s, s0 + 3 * L);
        float[] a = k.a;
        float[] b = k.b;
        int aStep = k.aStep;
        int b0 = k.b0;
        int bStep = k.bStep;
        int depth = k.depth;
        for (int p = 0; p < depth; p++) {
            int step = p * aStep;
            int at = b0 + p * bStep;
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector v1 = FloatVector.fromArray(S, b, at + L);
            FloatVector v2 = FloatVector.fromArray(S, b, at + 2 * L);
            FloatVector v3 = FloatVector.fromArray(S, b, at + 3 * L);
            FloatVector f0 = FloatVector.broadcast(S, a[a0 + step]);
            c00 = v0.fma(f0, c00);
            c01 = v1.fma(f0, c01);
            c02 = v2.fma(f0, c02);
            c03 = v3.fma(f0, c03);
        }
        c00.intoArray(d, d0);
        c01.intoArray(d, d0 + L);
        c02.intoArray(d, d0 + 2 * L);
        c03.intoArray(d, d0 + 3 * L);
    }

    /** Overwrites {@code d[2 * L]}. */
    static void two(VectorBlock k, int a0, float[] s, int s0, int sRow, float[] d, int d0, int dRow) {
        FloatVector c00 = FloatVector.fromArray(S, s, s0);
        FloatVector c01 = FloatVector.fromArray(S, s, s0 + L);
        float[] a = k.a;
        float[] b = k.b;
        int aStep = k.aStep;
        int b0 = k.b0;
        int bStep = k.bStep;
        int depth = k.depth;
        for (int p = 0; p < depth; p++) {
            int step = p * aStep;
            int at = b0 + p * bStep;
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector v1 = FloatVector.fromArray(S, b, at + L);
            FloatVector f0 = FloatVector.broadcast(S, a[a0 + step]);
            c00 = v0.fma(f0, c00);
            c01 = v1.fma(f0, c01);
        }
        c00.intoArray(d, d0);
        c01.intoArray(d, d0 + L);
    }

    /** Overwrites {@code d[L]}. */
    static void one(VectorBlock k, int a0, float[] s, int s0, int sRow, float[] d, int d0, int dRow) {
        FloatVector c00 = FloatVector.fromArray(S, s, s0);
        float[] a = k.a;
        float[] b = k.b;
        int aStep = k.aStep;
        int b0 = k.b0;
        int bStep = k.bStep;
        int depth = k.depth;
        for (int p = 0; p < depth; p++) {
            int step = p * aStep;
            int at = b0 + p * bStep;
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector f0 = FloatVector.broadcast(S, a[a0 + step]);
            c00 = v0.fma(f0, c00);
        }
        c00.intoArray(d, d0);
    }
}
