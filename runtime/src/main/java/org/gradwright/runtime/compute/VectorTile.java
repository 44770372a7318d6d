// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of 6 rows and 2 vectors, which fill 16 registers, and of 8 rows and 1 vector: {@code d[i, j] = s[i, j] + sum_p a[i, p] * b[p, j]}, a sum
 * that runs over p from the left, each product and addition rounded once. Row i of a starts {@code i * aRow} after {@code a0}
 * and goes on by {@code aStep}; see {@link VectorBlock}.
 */
final class VectorTile {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorTile() {}

    /** Overwrites {@code d[6, 2 * L]}. */
    static void two(VectorBlock k, int a0, float[] s, int s0, int sRow, float[] d, int d0, int dRow) {
        FloatVector c00 = FloatVector.fromArray(S, s, s0);
        FloatVector c01 = FloatVector.fromArray(S, s, s0 + L);
        int s1 = s0 + sRow;
        FloatVector c10 = FloatVector.fromArray(S, s, s1);
        FloatVector c11 = FloatVector.fromArray(S, s, s1 + L);
        int s2 = s1 + sRow;
        FloatVector c20 = FloatVector.fromArray(S, s, s2);
        FloatVector c21 = FloatVector.fromArray(S, s, s2 + L);
        int s3 = s2 + sRow;
        FloatVector c30 = FloatVector.fromArray(S, s, s3);
        FloatVector c31 = FloatVector.fromArray(S, s, s3 + L);
        int s4 = s3 + sRow;
        FloatVector c40 = FloatVector.fromArray(S, s, s4);
        FloatVector c41 = FloatVector.fromArray(S, s, s4 + L);
        int s5 = s4 + sRow;
        FloatVector c50 = FloatVector.fromArray(S, s, s5);
        FloatVector c51 = FloatVector.fromArray(S, s, s5 + L);
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
            FloatVector f0 = FloatVector.broadcast(S, a[a0 + step]);
            c00 = v0.fma(f0, c00);
            c01 = v1.fma(f0, c01);
            FloatVector f1 = FloatVector.broadcast(S, a[a1 + step]);
            c10 = v0.fma(f1, c10);
            c11 = v1.fma(f1, c11);
            FloatVector f2 = FloatVector.broadcast(S, a[a2 + step]);
            c20 = v0.fma(f2, c20);
            c21 = v1.fma(f2, c21);
            FloatVector f3 = FloatVector.broadcast(S, a[a3 + step]);
            c30 = v0.fma(f3, c30);
            c31 = v1.fma(f3, c31);
            FloatVector f4 = FloatVector.broadcast(S, a[a4 + step]);
            c40 = v0.fma(f4, c40);
            c41 = v1.fma(f4, c41);
            FloatVector f5 = FloatVector.broadcast(S, a[a5 + step]);
            c50 = v0.fma(f5, c50);
            c51 = v1.fma(f5, c51);
        }
        c00.intoArray(d, d0);
        c01.intoArray(d, d0 + L);
        int d1 = d0 + dRow;
        c10.intoArray(d, d1);
        c11.intoArray(d, d1 + L);
        int d2 = d1 + dRow;
        c20.intoArray(d, d2);
        c21.intoArray(d, d2 + L);
        int d3 = d2 + dRow;
        c30.intoArray(d, d3);
        c31.intoArray(d, d3 + L);
        int d4 = d3 + dRow;
        c40.intoArray(d, d4);
        c41.intoArray(d, d4 + L);
        int d5 = d4 + dRow;
        c50.intoArray(d, d5);
        c51.intoArray(d, d5 + L);
    }

    /** Overwrites {@code d[8, L]}. */
    static void one(VectorBlock k, int a0, float[] s, int s0, int sRow, float[] d, int d0, int dRow) {
        FloatVector c00 = FloatVector.fromArray(S, s, s0);
        int s1 = s0 + sRow;
        FloatVector c10 = FloatVector.fromArray(S, s, s1);
        int s2 = s1 + sRow;
        FloatVector c20 = FloatVector.fromArray(S, s, s2);
        int s3 = s2 + sRow;
        FloatVector c30 = FloatVector.fromArray(S, s, s3);
        int s4 = s3 + sRow;
        FloatVector c40 = FloatVector.fromArray(S, s, s4);
        int s5 = s4 + sRow;
        FloatVector c50 = FloatVector.fromArray(S, s, s5);
        int s6 = s5 + sRow;
        FloatVector c60 = FloatVector.fromArray(S, s, s6);
        int s7 = s6 + sRow;
        FloatVector c70 = FloatVector.fromArray(S, s, s7);
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
        int a6 = a5 + aRow;
        int a7 = a6 + aRow;
        for (int p = 0; p < depth; p++) {
            int step = p * aStep;
            int at = b0 + p * bStep;
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector f0 = FloatVector.broadcast(S, a[a0 + step]);
            c00 = v0.fma(f0, c00);
            FloatVector f1 = FloatVector.broadcast(S, a[a1 + step]);
            c10 = v0.fma(f1, c10);
            FloatVector f2 = FloatVector.broadcast(S, a[a2 + step]);
            c20 = v0.fma(f2, c20);
            FloatVector f3 = FloatVector.broadcast(S, a[a3 + step]);
            c30 = v0.fma(f3, c30);
            FloatVector f4 = FloatVector.broadcast(S, a[a4 + step]);
            c40 = v0.fma(f4, c40);
            FloatVector f5 = FloatVector.broadcast(S, a[a5 + step]);
            c50 = v0.fma(f5, c50);
            FloatVector f6 = FloatVector.broadcast(S, a[a6 + step]);
            c60 = v0.fma(f6, c60);
            FloatVector f7 = FloatVector.broadcast(S, a[a7 + step]);
            c70 = v0.fma(f7, c70);
        }
        c00.intoArray(d, d0);
        int d1 = d0 + dRow;
        c10.intoArray(d, d1);
        int d2 = d1 + dRow;
        c20.intoArray(d, d2);
        int d3 = d2 + dRow;
        c30.intoArray(d, d3);
        int d4 = d3 + dRow;
        c40.intoArray(d, d4);
        int d5 = d4 + dRow;
        c50.intoArray(d, d5);
        int d6 = d5 + dRow;
        c60.intoArray(d, d6);
        int d7 = d6 + dRow;
        c70.intoArray(d, d7);
    }
}
