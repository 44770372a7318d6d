// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of 6 rows and 2 vectors, and of 8 rows and 1 vector,
 * whose rows and terms lie where tables say: {@code d[i, j] = s[i, j] + sum_p a[i, p] * b[p, j]}, a sum that runs over p from
 * the left, each product and addition rounded once. All of s is read before d is written; see {@link VectorPlaces}.
 */
final class VectorPlaceTile {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorPlaceTile() {}

    /** Overwrites 6 rows of {@code 2 * L} values. */
    static void two(
            VectorPlaces k,
            int a0,
            int row,
            float[] s,
            int s0,
            int[] sAt,
            int sRow,
            float[] d,
            int d0,
            int[] dAt,
            int dRow) {
        int from0 = s0 + sAt[sRow];
        FloatVector c00 = FloatVector.fromArray(S, s, from0);
        FloatVector c01 = FloatVector.fromArray(S, s, from0 + L);
        int from1 = s0 + sAt[sRow + 1];
        FloatVector c10 = FloatVector.fromArray(S, s, from1);
        FloatVector c11 = FloatVector.fromArray(S, s, from1 + L);
        int from2 = s0 + sAt[sRow + 2];
        FloatVector c20 = FloatVector.fromArray(S, s, from2);
        FloatVector c21 = FloatVector.fromArray(S, s, from2 + L);
        int from3 = s0 + sAt[sRow + 3];
        FloatVector c30 = FloatVector.fromArray(S, s, from3);
        FloatVector c31 = FloatVector.fromArray(S, s, from3 + L);
        int from4 = s0 + sAt[sRow + 4];
        FloatVector c40 = FloatVector.fromArray(S, s, from4);
        FloatVector c41 = FloatVector.fromArray(S, s, from4 + L);
        int from5 = s0 + sAt[sRow + 5];
        FloatVector c50 = FloatVector.fromArray(S, s, from5);
        FloatVector c51 = FloatVector.fromArray(S, s, from5 + L);
        float[] a = k.a;
        float[] b = k.b;
        int[] rows = k.rowAt;
        int[] steps = k.stepAt;
        int b0 = k.b0;
        int bStep = k.bStep;
        int depth = k.depth;
        int r0 = a0 + rows[row];
        int r1 = a0 + rows[row + 1];
        int r2 = a0 + rows[row + 2];
        int r3 = a0 + rows[row + 3];
        int r4 = a0 + rows[row + 4];
        int r5 = a0 + rows[row + 5];
        int step0 = k.step0;
        for (int p = 0; p < depth; p++) {
            int step = steps[step0 + p];
            int at = b0 + p * bStep;
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector v1 = FloatVector.fromArray(S, b, at + L);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + step]);
            c00 = v0.fma(f0, c00);
            c01 = v1.fma(f0, c01);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + step]);
            c10 = v0.fma(f1, c10);
            c11 = v1.fma(f1, c11);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + step]);
            c20 = v0.fma(f2, c20);
            c21 = v1.fma(f2, c21);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + step]);
            c30 = v0.fma(f3, c30);
            c31 = v1.fma(f3, c31);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + step]);
            c40 = v0.fma(f4, c40);
            c41 = v1.fma(f4, c41);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + step]);
            c50 = v0.fma(f5, c50);
            c51 = v1.fma(f5, c51);
        }
        int to0 = d0 + dAt[dRow];
        c00.intoArray(d, to0);
        c01.intoArray(d, to0 + L);
        int to1 = d0 + dAt[dRow + 1];
        c10.intoArray(d, to1);
        c11.intoArray(d, to1 + L);
        int to2 = d0 + dAt[dRow + 2];
        c20.intoArray(d, to2);
        c21.intoArray(d, to2 + L);
        int to3 = d0 + dAt[dRow + 3];
        c30.intoArray(d, to3);
        c31.intoArray(d, to3 + L);
        int to4 = d0 + dAt[dRow + 4];
        c40.intoArray(d, to4);
        c41.intoArray(d, to4 + L);
        int to5 = d0 + dAt[dRow + 5];
        c50.intoArray(d, to5);
        c51.intoArray(d, to5 + L);
    }

    /** Overwrites 8 rows of {@code L} values. */
    static void one(
            VectorPlaces k,
            int a0,
            int row,
            float[] s,
            int s0,
            int[] sAt,
            int sRow,
            float[] d,
            int d0,
            int[] dAt,
            int dRow) {
        int from0 = s0 + sAt[sRow];
        FloatVector c00 = FloatVector.fromArray(S, s, from0);
        int from1 = s0 + sAt[sRow + 1];
        FloatVector c10 = FloatVector.fromArray(S, s, from1);
        int from2 = s0 + sAt[sRow + 2];
        FloatVector c20 = FloatVector.fromArray(S, s, from2);
        int from3 = s0 + sAt[sRow + 3];
        FloatVector c30 = FloatVector.fromArray(S, s, from3);
        int from4 = s0 + sAt[sRow + 4];
        FloatVector c40 = FloatVector.fromArray(S, s, from4);
        int from5 = s0 + sAt[sRow + 5];
        FloatVector c50 = FloatVector.fromArray(S, s, from5);
        int from6 = s0 + sAt[sRow + 6];
        FloatVector c60 = FloatVector.fromArray(S, s, from6);
        int from7 = s0 + sAt[sRow + 7];
        FloatVector c70 = FloatVector.fromArray(S, s, from7);
        float[] a = k.a;
        float[] b = k.b;
        int[] rows = k.rowAt;
        int[] steps = k.stepAt;
        int b0 = k.b0;
        int bStep = k.bStep;
        int depth = k.depth;
        int r0 = a0 + rows[row];
        int r1 = a0 + rows[row + 1];
        int r2 = a0 + rows[row + 2];
        int r3 = a0 + rows[row + 3];
        int r4 = a0 + rows[row + 4];
        int r5 = a0 + rows[row + 5];
        int r6 = a0 + rows[row + 6];
        int r7 = a0 + rows[row + 7];
        int step0 = k.step0;
        for (int p = 0; p < depth; p++) {
            int step = steps[step0 + p];
            int at = b0 + p * bStep;
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + step]);
            c00 = v0.fma(f0, c00);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + step]);
            c10 = v0.fma(f1, c10);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + step]);
            c20 = v0.fma(f2, c20);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + step]);
            c30 = v0.fma(f3, c30);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + step]);
            c40 = v0.fma(f4, c40);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + step]);
            c50 = v0.fma(f5, c50);
            FloatVector f6 = FloatVector.broadcast(S, a[r6 + step]);
            c60 = v0.fma(f6, c60);
            FloatVector f7 = FloatVector.broadcast(S, a[r7 + step]);
            c70 = v0.fma(f7, c70);
        }
        int to0 = d0 + dAt[dRow];
        c00.intoArray(d, to0);
        int to1 = d0 + dAt[dRow + 1];
        c10.intoArray(d, to1);
        int to2 = d0 + dAt[dRow + 2];
        c20.intoArray(d, to2);
        int to3 = d0 + dAt[dRow + 3];
        c30.intoArray(d, to3);
        int to4 = d0 + dAt[dRow + 4];
        c40.intoArray(d, to4);
        int to5 = d0 + dAt[dRow + 5];
        c50.intoArray(d, to5);
        int to6 = d0 + dAt[dRow + 6];
        c60.intoArray(d, to6);
        int to7 = d0 + dAt[dRow + 7];
        c70.intoArray(d, to7);
    }
}
