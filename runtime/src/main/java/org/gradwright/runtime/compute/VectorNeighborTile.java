// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of neighboring windows of 3 x 3 places:
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
final class VectorNeighborTile {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private VectorNeighborTile() {}

    /** Overwrites seven vectors. */
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
        FloatVector start = FloatVector.fromArray(S, s, s0);
        FloatVector c0 = start;
        FloatVector c1 = start;
        FloatVector c2 = start;
        FloatVector c3 = start;
        FloatVector c4 = start;
        FloatVector c5 = start;
        FloatVector c6 = start;
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
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector v1 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v2 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c0 = v0.fma(f0, c0);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c1 = v0.fma(f1, c1);
            c0 = v1.fma(f1, c0);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c2 = v0.fma(f2, c2);
            c1 = v1.fma(f2, c1);
            c0 = v2.fma(f2, c0);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c3 = v0.fma(f3, c3);
            c2 = v1.fma(f3, c2);
            c1 = v2.fma(f3, c1);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c4 = v0.fma(f4, c4);
            c3 = v1.fma(f4, c3);
            c2 = v2.fma(f4, c2);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c5 = v0.fma(f5, c5);
            c4 = v1.fma(f5, c4);
            c3 = v2.fma(f5, c3);
            FloatVector f6 = FloatVector.broadcast(S, a[r6 + p]);
            c6 = v0.fma(f6, c6);
            c5 = v1.fma(f6, c5);
            c4 = v2.fma(f6, c4);
            FloatVector f7 = FloatVector.broadcast(S, a[r7 + p]);
            c6 = v1.fma(f7, c6);
            c5 = v2.fma(f7, c5);
            FloatVector f8 = FloatVector.broadcast(S, a[r8 + p]);
            c6 = v2.fma(f8, c6);
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
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector v1 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v2 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c0 = v0.fma(f0, c0);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c1 = v0.fma(f1, c1);
            c0 = v1.fma(f1, c0);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c2 = v0.fma(f2, c2);
            c1 = v1.fma(f2, c1);
            c0 = v2.fma(f2, c0);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c3 = v0.fma(f3, c3);
            c2 = v1.fma(f3, c2);
            c1 = v2.fma(f3, c1);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c4 = v0.fma(f4, c4);
            c3 = v1.fma(f4, c3);
            c2 = v2.fma(f4, c2);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c5 = v0.fma(f5, c5);
            c4 = v1.fma(f5, c4);
            c3 = v2.fma(f5, c3);
            FloatVector f6 = FloatVector.broadcast(S, a[r6 + p]);
            c6 = v0.fma(f6, c6);
            c5 = v1.fma(f6, c5);
            c4 = v2.fma(f6, c4);
            FloatVector f7 = FloatVector.broadcast(S, a[r7 + p]);
            c6 = v1.fma(f7, c6);
            c5 = v2.fma(f7, c5);
            FloatVector f8 = FloatVector.broadcast(S, a[r8 + p]);
            c6 = v2.fma(f8, c6);
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
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector v1 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v2 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c0 = v0.fma(f0, c0);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c1 = v0.fma(f1, c1);
            c0 = v1.fma(f1, c0);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c2 = v0.fma(f2, c2);
            c1 = v1.fma(f2, c1);
            c0 = v2.fma(f2, c0);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c3 = v0.fma(f3, c3);
            c2 = v1.fma(f3, c2);
            c1 = v2.fma(f3, c1);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c4 = v0.fma(f4, c4);
            c3 = v1.fma(f4, c3);
            c2 = v2.fma(f4, c2);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c5 = v0.fma(f5, c5);
            c4 = v1.fma(f5, c4);
            c3 = v2.fma(f5, c3);
            FloatVector f6 = FloatVector.broadcast(S, a[r6 + p]);
            c6 = v0.fma(f6, c6);
            c5 = v1.fma(f6, c5);
            c4 = v2.fma(f6, c4);
            FloatVector f7 = FloatVector.broadcast(S, a[r7 + p]);
            c6 = v1.fma(f7, c6);
            c5 = v2.fma(f7, c5);
            FloatVector f8 = FloatVector.broadcast(S, a[r8 + p]);
            c6 = v2.fma(f8, c6);
        }
        c0.intoArray(d, d0);
        c1.intoArray(d, d0 + dStep);
        c2.intoArray(d, d0 + 2 * dStep);
        c3.intoArray(d, d0 + 3 * dStep);
        c4.intoArray(d, d0 + 4 * dStep);
        c5.intoArray(d, d0 + 5 * dStep);
        c6.intoArray(d, d0 + 6 * dStep);
    }

    /** Overwrites four vectors. */
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
        FloatVector start = FloatVector.fromArray(S, s, s0);
        FloatVector c0 = start;
        FloatVector c1 = start;
        FloatVector c2 = start;
        FloatVector c3 = start;
        int r0 = a0;
        int r1 = a0 + aStep;
        int r2 = a0 + 2 * aStep;
        int r3 = a0 + 3 * aStep;
        int r4 = a0 + 4 * aStep;
        int r5 = a0 + 5 * aStep;
        for (int p = 0; p < depth; p++) {
            int at = b0 + p * bStep;
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector v1 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v2 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c0 = v0.fma(f0, c0);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c1 = v0.fma(f1, c1);
            c0 = v1.fma(f1, c0);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c2 = v0.fma(f2, c2);
            c1 = v1.fma(f2, c1);
            c0 = v2.fma(f2, c0);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c3 = v0.fma(f3, c3);
            c2 = v1.fma(f3, c2);
            c1 = v2.fma(f3, c1);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c3 = v1.fma(f4, c3);
            c2 = v2.fma(f4, c2);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c3 = v2.fma(f5, c3);
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
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector v1 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v2 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c0 = v0.fma(f0, c0);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c1 = v0.fma(f1, c1);
            c0 = v1.fma(f1, c0);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c2 = v0.fma(f2, c2);
            c1 = v1.fma(f2, c1);
            c0 = v2.fma(f2, c0);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c3 = v0.fma(f3, c3);
            c2 = v1.fma(f3, c2);
            c1 = v2.fma(f3, c1);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c3 = v1.fma(f4, c3);
            c2 = v2.fma(f4, c2);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c3 = v2.fma(f5, c3);
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
            FloatVector v0 = FloatVector.fromArray(S, b, at);
            FloatVector v1 = FloatVector.fromArray(S, b, at + bColumn);
            FloatVector v2 = FloatVector.fromArray(S, b, at + 2 * bColumn);
            FloatVector f0 = FloatVector.broadcast(S, a[r0 + p]);
            c0 = v0.fma(f0, c0);
            FloatVector f1 = FloatVector.broadcast(S, a[r1 + p]);
            c1 = v0.fma(f1, c1);
            c0 = v1.fma(f1, c0);
            FloatVector f2 = FloatVector.broadcast(S, a[r2 + p]);
            c2 = v0.fma(f2, c2);
            c1 = v1.fma(f2, c1);
            c0 = v2.fma(f2, c0);
            FloatVector f3 = FloatVector.broadcast(S, a[r3 + p]);
            c3 = v0.fma(f3, c3);
            c2 = v1.fma(f3, c2);
            c1 = v2.fma(f3, c1);
            FloatVector f4 = FloatVector.broadcast(S, a[r4 + p]);
            c3 = v1.fma(f4, c3);
            c2 = v2.fma(f4, c2);
            FloatVector f5 = FloatVector.broadcast(S, a[r5 + p]);
            c3 = v2.fma(f5, c3);
        }
        c0.intoArray(d, d0);
        c1.intoArray(d, d0 + dStep);
        c2.intoArray(d, d0 + 2 * dStep);
        c3.intoArray(d, d0 + 3 * dStep);
    }
}
