// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Two vectors each of neighboring windows of 3 x 3 places:
 * {@code d[w] = s + sum_i sum_p sum_k a[i, w + k, p] * b[i, k, p]} over three rows, {@code depth} values of a place and three
 * neighboring places: a value of {@code a} is read once for all windows that it is in. Sums run from the left, each product
 * and addition rounded once.
 *
 * <pre>
 * a[i, q, p] = a[a0 + i * line + q * aStep + p]
 * b[i, k, p] = b[b0 + (3 * i + k) * bColumn + p * bStep]
 * d[w] = d[d0 + w * dStep]
 * </pre>
 */
final class VectorWideNeighborTile {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorWideNeighborTile() {}

    /** Overwrites seven rows of two vectors. */
    static void seven(
            float[] a,
            int a0,
            int aStep,
            int line,
            float[] b,
            int b0,
            int bColumn,
            int bStep,
            int depth,
            float[] s,
            int s0,
            float[] d,
            int d0,
            int dStep) {
        FloatVector start0 = FloatVector.fromArray(S, s, s0);
        FloatVector start1 = FloatVector.fromArray(S, s, s0 + L);
        FloatVector c00 = start0;
        FloatVector c01 = start1;
        FloatVector c10 = start0;
        FloatVector c11 = start1;
        FloatVector c20 = start0;
        FloatVector c21 = start1;
        FloatVector c30 = start0;
        FloatVector c31 = start1;
        FloatVector c40 = start0;
        FloatVector c41 = start1;
        FloatVector c50 = start0;
        FloatVector c51 = start1;
        FloatVector c60 = start0;
        FloatVector c61 = start1;
        int r0 = a0;
        int r1 = a0 + aStep;
        int r2 = a0 + 2 * aStep;
        int r3 = a0 + 3 * aStep;
        int r4 = a0 + 4 * aStep;
        int r5 = a0 + 5 * aStep;
        int r6 = a0 + 6 * aStep;
        int r7 = a0 + 7 * aStep;
        int r8 = a0 + 8 * aStep;
        for (int p = 0; p < depth; p++) {
            int at = b0 + p * bStep;
            FloatVector v00 = FloatVector.fromArray(S, b, at);
            FloatVector v01 = FloatVector.fromArray(S, b, at + L);
            FloatVector v10 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v11 = FloatVector.fromArray(S, b, at + bColumn + L);
            FloatVector v20 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector v21 = FloatVector.fromArray(S, b, at + 2 * bColumn + L);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c00 = v00.fma(f0, c00);
            c01 = v01.fma(f0, c01);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c10 = v00.fma(f1, c10);
            c11 = v01.fma(f1, c11);
            c00 = v10.fma(f1, c00);
            c01 = v11.fma(f1, c01);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c20 = v00.fma(f2, c20);
            c21 = v01.fma(f2, c21);
            c10 = v10.fma(f2, c10);
            c11 = v11.fma(f2, c11);
            c00 = v20.fma(f2, c00);
            c01 = v21.fma(f2, c01);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c30 = v00.fma(f3, c30);
            c31 = v01.fma(f3, c31);
            c20 = v10.fma(f3, c20);
            c21 = v11.fma(f3, c21);
            c10 = v20.fma(f3, c10);
            c11 = v21.fma(f3, c11);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c40 = v00.fma(f4, c40);
            c41 = v01.fma(f4, c41);
            c30 = v10.fma(f4, c30);
            c31 = v11.fma(f4, c31);
            c20 = v20.fma(f4, c20);
            c21 = v21.fma(f4, c21);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c50 = v00.fma(f5, c50);
            c51 = v01.fma(f5, c51);
            c40 = v10.fma(f5, c40);
            c41 = v11.fma(f5, c41);
            c30 = v20.fma(f5, c30);
            c31 = v21.fma(f5, c31);
            FloatVector f6 = FloatVector.broadcast(S, a[r6 + p]);
            c60 = v00.fma(f6, c60);
            c61 = v01.fma(f6, c61);
            c50 = v10.fma(f6, c50);
            c51 = v11.fma(f6, c51);
            c40 = v20.fma(f6, c40);
            c41 = v21.fma(f6, c41);
            FloatVector f7 = FloatVector.broadcast(S, a[r7 + p]);
            c60 = v10.fma(f7, c60);
            c61 = v11.fma(f7, c61);
            c50 = v20.fma(f7, c50);
            c51 = v21.fma(f7, c51);
            FloatVector f8 = FloatVector.broadcast(S, a[r8 + p]);
            c60 = v20.fma(f8, c60);
            c61 = v21.fma(f8, c61);
        }
        int b1 = b0 + 3 * bColumn;
        r0 += line;
        r1 += line;
        r2 += line;
        r3 += line;
        r4 += line;
        r5 += line;
        r6 += line;
        r7 += line;
        r8 += line;
        for (int p = 0; p < depth; p++) {
            int at = b1 + p * bStep;
            FloatVector v00 = FloatVector.fromArray(S, b, at);
            FloatVector v01 = FloatVector.fromArray(S, b, at + L);
            FloatVector v10 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v11 = FloatVector.fromArray(S, b, at + bColumn + L);
            FloatVector v20 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector v21 = FloatVector.fromArray(S, b, at + 2 * bColumn + L);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c00 = v00.fma(f0, c00);
            c01 = v01.fma(f0, c01);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c10 = v00.fma(f1, c10);
            c11 = v01.fma(f1, c11);
            c00 = v10.fma(f1, c00);
            c01 = v11.fma(f1, c01);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c20 = v00.fma(f2, c20);
            c21 = v01.fma(f2, c21);
            c10 = v10.fma(f2, c10);
            c11 = v11.fma(f2, c11);
            c00 = v20.fma(f2, c00);
            c01 = v21.fma(f2, c01);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c30 = v00.fma(f3, c30);
            c31 = v01.fma(f3, c31);
            c20 = v10.fma(f3, c20);
            c21 = v11.fma(f3, c21);
            c10 = v20.fma(f3, c10);
            c11 = v21.fma(f3, c11);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c40 = v00.fma(f4, c40);
            c41 = v01.fma(f4, c41);
            c30 = v10.fma(f4, c30);
            c31 = v11.fma(f4, c31);
            c20 = v20.fma(f4, c20);
            c21 = v21.fma(f4, c21);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c50 = v00.fma(f5, c50);
            c51 = v01.fma(f5, c51);
            c40 = v10.fma(f5, c40);
            c41 = v11.fma(f5, c41);
            c30 = v20.fma(f5, c30);
            c31 = v21.fma(f5, c31);
            FloatVector f6 = FloatVector.broadcast(S, a[r6 + p]);
            c60 = v00.fma(f6, c60);
            c61 = v01.fma(f6, c61);
            c50 = v10.fma(f6, c50);
            c51 = v11.fma(f6, c51);
            c40 = v20.fma(f6, c40);
            c41 = v21.fma(f6, c41);
            FloatVector f7 = FloatVector.broadcast(S, a[r7 + p]);
            c60 = v10.fma(f7, c60);
            c61 = v11.fma(f7, c61);
            c50 = v20.fma(f7, c50);
            c51 = v21.fma(f7, c51);
            FloatVector f8 = FloatVector.broadcast(S, a[r8 + p]);
            c60 = v20.fma(f8, c60);
            c61 = v21.fma(f8, c61);
        }
        int b2 = b1 + 3 * bColumn;
        r0 += line;
        r1 += line;
        r2 += line;
        r3 += line;
        r4 += line;
        r5 += line;
        r6 += line;
        r7 += line;
        r8 += line;
        for (int p = 0; p < depth; p++) {
            int at = b2 + p * bStep;
            FloatVector v00 = FloatVector.fromArray(S, b, at);
            FloatVector v01 = FloatVector.fromArray(S, b, at + L);
            FloatVector v10 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v11 = FloatVector.fromArray(S, b, at + bColumn + L);
            FloatVector v20 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector v21 = FloatVector.fromArray(S, b, at + 2 * bColumn + L);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c00 = v00.fma(f0, c00);
            c01 = v01.fma(f0, c01);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c10 = v00.fma(f1, c10);
            c11 = v01.fma(f1, c11);
            c00 = v10.fma(f1, c00);
            c01 = v11.fma(f1, c01);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c20 = v00.fma(f2, c20);
            c21 = v01.fma(f2, c21);
            c10 = v10.fma(f2, c10);
            c11 = v11.fma(f2, c11);
            c00 = v20.fma(f2, c00);
            c01 = v21.fma(f2, c01);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c30 = v00.fma(f3, c30);
            c31 = v01.fma(f3, c31);
            c20 = v10.fma(f3, c20);
            c21 = v11.fma(f3, c21);
            c10 = v20.fma(f3, c10);
            c11 = v21.fma(f3, c11);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c40 = v00.fma(f4, c40);
            c41 = v01.fma(f4, c41);
            c30 = v10.fma(f4, c30);
            c31 = v11.fma(f4, c31);
            c20 = v20.fma(f4, c20);
            c21 = v21.fma(f4, c21);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c50 = v00.fma(f5, c50);
            c51 = v01.fma(f5, c51);
            c40 = v10.fma(f5, c40);
            c41 = v11.fma(f5, c41);
            c30 = v20.fma(f5, c30);
            c31 = v21.fma(f5, c31);
            FloatVector f6 = FloatVector.broadcast(S, a[r6 + p]);
            c60 = v00.fma(f6, c60);
            c61 = v01.fma(f6, c61);
            c50 = v10.fma(f6, c50);
            c51 = v11.fma(f6, c51);
            c40 = v20.fma(f6, c40);
            c41 = v21.fma(f6, c41);
            FloatVector f7 = FloatVector.broadcast(S, a[r7 + p]);
            c60 = v10.fma(f7, c60);
            c61 = v11.fma(f7, c61);
            c50 = v20.fma(f7, c50);
            c51 = v21.fma(f7, c51);
            FloatVector f8 = FloatVector.broadcast(S, a[r8 + p]);
            c60 = v20.fma(f8, c60);
            c61 = v21.fma(f8, c61);
        }
        c00.intoArray(d, d0);
        c01.intoArray(d, d0 + L);
        c10.intoArray(d, d0 + dStep);
        c11.intoArray(d, d0 + dStep + L);
        c20.intoArray(d, d0 + 2 * dStep);
        c21.intoArray(d, d0 + 2 * dStep + L);
        c30.intoArray(d, d0 + 3 * dStep);
        c31.intoArray(d, d0 + 3 * dStep + L);
        c40.intoArray(d, d0 + 4 * dStep);
        c41.intoArray(d, d0 + 4 * dStep + L);
        c50.intoArray(d, d0 + 5 * dStep);
        c51.intoArray(d, d0 + 5 * dStep + L);
        c60.intoArray(d, d0 + 6 * dStep);
        c61.intoArray(d, d0 + 6 * dStep + L);
    }

    /** Overwrites four rows of two vectors. */
    static void four(
            float[] a,
            int a0,
            int aStep,
            int line,
            float[] b,
            int b0,
            int bColumn,
            int bStep,
            int depth,
            float[] s,
            int s0,
            float[] d,
            int d0,
            int dStep) {
        FloatVector start0 = FloatVector.fromArray(S, s, s0);
        FloatVector start1 = FloatVector.fromArray(S, s, s0 + L);
        FloatVector c00 = start0;
        FloatVector c01 = start1;
        FloatVector c10 = start0;
        FloatVector c11 = start1;
        FloatVector c20 = start0;
        FloatVector c21 = start1;
        FloatVector c30 = start0;
        FloatVector c31 = start1;
        int r0 = a0;
        int r1 = a0 + aStep;
        int r2 = a0 + 2 * aStep;
        int r3 = a0 + 3 * aStep;
        int r4 = a0 + 4 * aStep;
        int r5 = a0 + 5 * aStep;
        for (int p = 0; p < depth; p++) {
            int at = b0 + p * bStep;
            FloatVector v00 = FloatVector.fromArray(S, b, at);
            FloatVector v01 = FloatVector.fromArray(S, b, at + L);
            FloatVector v10 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v11 = FloatVector.fromArray(S, b, at + bColumn + L);
            FloatVector v20 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector v21 = FloatVector.fromArray(S, b, at + 2 * bColumn + L);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c00 = v00.fma(f0, c00);
            c01 = v01.fma(f0, c01);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c10 = v00.fma(f1, c10);
            c11 = v01.fma(f1, c11);
            c00 = v10.fma(f1, c00);
            c01 = v11.fma(f1, c01);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c20 = v00.fma(f2, c20);
            c21 = v01.fma(f2, c21);
            c10 = v10.fma(f2, c10);
            c11 = v11.fma(f2, c11);
            c00 = v20.fma(f2, c00);
            c01 = v21.fma(f2, c01);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c30 = v00.fma(f3, c30);
            c31 = v01.fma(f3, c31);
            c20 = v10.fma(f3, c20);
            c21 = v11.fma(f3, c21);
            c10 = v20.fma(f3, c10);
            c11 = v21.fma(f3, c11);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c30 = v10.fma(f4, c30);
            c31 = v11.fma(f4, c31);
            c20 = v20.fma(f4, c20);
            c21 = v21.fma(f4, c21);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c30 = v20.fma(f5, c30);
            c31 = v21.fma(f5, c31);
        }
        int b1 = b0 + 3 * bColumn;
        r0 += line;
        r1 += line;
        r2 += line;
        r3 += line;
        r4 += line;
        r5 += line;
        for (int p = 0; p < depth; p++) {
            int at = b1 + p * bStep;
            FloatVector v00 = FloatVector.fromArray(S, b, at);
            FloatVector v01 = FloatVector.fromArray(S, b, at + L);
            FloatVector v10 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v11 = FloatVector.fromArray(S, b, at + bColumn + L);
            FloatVector v20 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector v21 = FloatVector.fromArray(S, b, at + 2 * bColumn + L);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c00 = v00.fma(f0, c00);
            c01 = v01.fma(f0, c01);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c10 = v00.fma(f1, c10);
            c11 = v01.fma(f1, c11);
            c00 = v10.fma(f1, c00);
            c01 = v11.fma(f1, c01);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c20 = v00.fma(f2, c20);
            c21 = v01.fma(f2, c21);
            c10 = v10.fma(f2, c10);
            c11 = v11.fma(f2, c11);
            c00 = v20.fma(f2, c00);
            c01 = v21.fma(f2, c01);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c30 = v00.fma(f3, c30);
            c31 = v01.fma(f3, c31);
            c20 = v10.fma(f3, c20);
            c21 = v11.fma(f3, c21);
            c10 = v20.fma(f3, c10);
            c11 = v21.fma(f3, c11);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c30 = v10.fma(f4, c30);
            c31 = v11.fma(f4, c31);
            c20 = v20.fma(f4, c20);
            c21 = v21.fma(f4, c21);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c30 = v20.fma(f5, c30);
            c31 = v21.fma(f5, c31);
        }
        int b2 = b1 + 3 * bColumn;
        r0 += line;
        r1 += line;
        r2 += line;
        r3 += line;
        r4 += line;
        r5 += line;
        for (int p = 0; p < depth; p++) {
            int at = b2 + p * bStep;
            FloatVector v00 = FloatVector.fromArray(S, b, at);
            FloatVector v01 = FloatVector.fromArray(S, b, at + L);
            FloatVector v10 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v11 = FloatVector.fromArray(S, b, at + bColumn + L);
            FloatVector v20 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector v21 = FloatVector.fromArray(S, b, at + 2 * bColumn + L);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c00 = v00.fma(f0, c00);
            c01 = v01.fma(f0, c01);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c10 = v00.fma(f1, c10);
            c11 = v01.fma(f1, c11);
            c00 = v10.fma(f1, c00);
            c01 = v11.fma(f1, c01);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c20 = v00.fma(f2, c20);
            c21 = v01.fma(f2, c21);
            c10 = v10.fma(f2, c10);
            c11 = v11.fma(f2, c11);
            c00 = v20.fma(f2, c00);
            c01 = v21.fma(f2, c01);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c30 = v00.fma(f3, c30);
            c31 = v01.fma(f3, c31);
            c20 = v10.fma(f3, c20);
            c21 = v11.fma(f3, c21);
            c10 = v20.fma(f3, c10);
            c11 = v21.fma(f3, c11);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c30 = v10.fma(f4, c30);
            c31 = v11.fma(f4, c31);
            c20 = v20.fma(f4, c20);
            c21 = v21.fma(f4, c21);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c30 = v20.fma(f5, c30);
            c31 = v21.fma(f5, c31);
        }
        c00.intoArray(d, d0);
        c01.intoArray(d, d0 + L);
        c10.intoArray(d, d0 + dStep);
        c11.intoArray(d, d0 + dStep + L);
        c20.intoArray(d, d0 + 2 * dStep);
        c21.intoArray(d, d0 + 2 * dStep + L);
        c30.intoArray(d, d0 + 3 * dStep);
        c31.intoArray(d, d0 + 3 * dStep + L);
    }
}
