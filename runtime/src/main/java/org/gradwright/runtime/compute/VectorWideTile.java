// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of 6 rows and 4 vectors, which fills the 32 registers of 512 bits: {@code d[i, j] = s[i, j] + sum_p a[i, p] * b[p, j]}, a sum
 * that runs over p from the left, each product and addition rounded once. Row i of a starts {@code i * aRow} after {@code a0}
 * and goes on by {@code aStep}; see {@link VectorBlock}.
 */
final class VectorWideTile {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorWideTile() {}

    /** Overwrites {@code d[6, 4 * L]}. */
    static void compute(VectorBlock k, int a0, float[] s, int s0, int sRow, float[] d, int d0, int dRow) {
        FloatVector c00 = FloatVector.fromArray(S, s, s0);
        FloatVector c01 = FloatVector.fromArray(S, s, s0 + L);
        FloatVector c02 = FloatVector.fromArray(S, s, s0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(S, s, s0 + 3 * L);
        int s1 = s0 + sRow;
        FloatVector c10 = FloatVector.fromArray(S, s, s1);
        FloatVector c11 = FloatVector.fromArray(S, s, s1 + L);
        FloatVector c12 = FloatVector.fromArray(S, s, s1 + 2 * L);
        FloatVector c13 = FloatVector.fromArray(S, s, s1 + 3 * L);
        int s2 = s1 + sRow;
        FloatVector c20 = FloatVector.fromArray(S, s, s2);
        FloatVector c21 = FloatVector.fromArray(S, s, s2 + L);
        FloatVector c22 = FloatVector.fromArray(S, s, s2 + 2 * L);
        FloatVector c23 = FloatVector.fromArray(S, s, s2 + 3 * L);
        int s3 = s2 + sRow;
        FloatVector c30 = FloatVector.fromArray(S, s, s3);
        FloatVector c31 = FloatVector.fromArray(S, s, s3 + L);
        FloatVector c32 = FloatVector.fromArray(S, s, s3 + 2 * L);
        FloatVector c33 = FloatVector.fromArray(S, s, s3 + 3 * L);
        int s4 = s3 + sRow;
        FloatVector c40 = FloatVector.fromArray(S, s, s4);
        FloatVector c41 = FloatVector.fromArray(S, s, s4 + L);
        FloatVector c42 = FloatVector.fromArray(S, s, s4 + 2 * L);
        FloatVector c43 = FloatVector.fromArray(S, s, s4 + 3 * L);
        int s5 = s4 + sRow;
        FloatVector c50 = FloatVector.fromArray(S, s, s5);
        FloatVector c51 = FloatVector.fromArray(S, s, s5 + L);
        FloatVector c52 = FloatVector.fromArray(S, s, s5 + 2 * L);
        FloatVector c53 = FloatVector.fromArray(S, s, s5 + 3 * L);
        float[] a = k.a;
        float[] b = k.b;
        int aStep = k.aStep;
        int b0 = k.b0;
        int bStep = k.bStep;
        int depth = k.depth;
        int aRow = k.aRow;
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
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
            FloatVector f1 = FloatVector.broadcast(S, a[a1 + step]);
            c10 = v0.fma(f1, c10);
            c11 = v1.fma(f1, c11);
            c12 = v2.fma(f1, c12);
            c13 = v3.fma(f1, c13);
            FloatVector f2 = FloatVector.broadcast(S, a[a2 + step]);
            c20 = v0.fma(f2, c20);
            c21 = v1.fma(f2, c21);
            c22 = v2.fma(f2, c22);
            c23 = v3.fma(f2, c23);
            FloatVector f3 = FloatVector.broadcast(S, a[a3 + step]);
            c30 = v0.fma(f3, c30);
            c31 = v1.fma(f3, c31);
            c32 = v2.fma(f3, c32);
            c33 = v3.fma(f3, c33);
            FloatVector f4 = FloatVector.broadcast(S, a[a4 + step]);
            c40 = v0.fma(f4, c40);
            c41 = v1.fma(f4, c41);
            c42 = v2.fma(f4, c42);
            c43 = v3.fma(f4, c43);
            FloatVector f5 = FloatVector.broadcast(S, a[a5 + step]);
            c50 = v0.fma(f5, c50);
            c51 = v1.fma(f5, c51);
            c52 = v2.fma(f5, c52);
            c53 = v3.fma(f5, c53);
        }
        c00.intoArray(d, d0);
        c01.intoArray(d, d0 + L);
        c02.intoArray(d, d0 + 2 * L);
        c03.intoArray(d, d0 + 3 * L);
        int d1 = d0 + dRow;
        c10.intoArray(d, d1);
        c11.intoArray(d, d1 + L);
        c12.intoArray(d, d1 + 2 * L);
        c13.intoArray(d, d1 + 3 * L);
        int d2 = d1 + dRow;
        c20.intoArray(d, d2);
        c21.intoArray(d, d2 + L);
        c22.intoArray(d, d2 + 2 * L);
        c23.intoArray(d, d2 + 3 * L);
        int d3 = d2 + dRow;
        c30.intoArray(d, d3);
        c31.intoArray(d, d3 + L);
        c32.intoArray(d, d3 + 2 * L);
        c33.intoArray(d, d3 + 3 * L);
        int d4 = d3 + dRow;
        c40.intoArray(d, d4);
        c41.intoArray(d, d4 + L);
        c42.intoArray(d, d4 + 2 * L);
        c43.intoArray(d, d4 + 3 * L);
        int d5 = d4 + dRow;
        c50.intoArray(d, d5);
        c51.intoArray(d, d5 + L);
        c52.intoArray(d, d5 + 2 * L);
        c53.intoArray(d, d5 + 3 * L);
    }
}
