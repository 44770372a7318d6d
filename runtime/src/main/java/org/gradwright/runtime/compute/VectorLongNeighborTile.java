// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tile of {@link VectorNeighborTile} for more windows than processors with 16 registers have room for: vectors of 512 bits
 * have 32.
 */
final class VectorLongNeighborTile {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private VectorLongNeighborTile() {}

    /** Overwrites fourteen vectors. */
    static void fourteen(
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
        FloatVector c7 = start;
        FloatVector c8 = start;
        FloatVector c9 = start;
        FloatVector c10 = start;
        FloatVector c11 = start;
        FloatVector c12 = start;
        FloatVector c13 = start;
        int r0 = a0;
        int r1 = a0 + aStep;
        int r2 = a0 + 2 * aStep;
        int r3 = a0 + 3 * aStep;
        int r4 = a0 + 4 * aStep;
        int r5 = a0 + 5 * aStep;
        int r6 = a0 + 6 * aStep;
        int r7 = a0 + 7 * aStep;
        int r8 = a0 + 8 * aStep;
        int r9 = a0 + 9 * aStep;
        int r10 = a0 + 10 * aStep;
        int r11 = a0 + 11 * aStep;
        int r12 = a0 + 12 * aStep;
        int r13 = a0 + 13 * aStep;
        int r14 = a0 + 14 * aStep;
        int r15 = a0 + 15 * aStep;
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
            c7 = v0.fma(f7, c7);
            c6 = v1.fma(f7, c6);
            c5 = v2.fma(f7, c5);
            FloatVector f8 = FloatVector.broadcast(S, a[r8 + p]);
            c8 = v0.fma(f8, c8);
            c7 = v1.fma(f8, c7);
            c6 = v2.fma(f8, c6);
            FloatVector f9 = FloatVector.broadcast(S, a[r9 + p]);
            c9 = v0.fma(f9, c9);
            c8 = v1.fma(f9, c8);
            c7 = v2.fma(f9, c7);
            FloatVector f10 = FloatVector.broadcast(S, a[r10 + p]);
            c10 = v0.fma(f10, c10);
            c9 = v1.fma(f10, c9);
            c8 = v2.fma(f10, c8);
            FloatVector f11 = FloatVector.broadcast(S, a[r11 + p]);
            c11 = v0.fma(f11, c11);
            c10 = v1.fma(f11, c10);
            c9 = v2.fma(f11, c9);
            FloatVector f12 = FloatVector.broadcast(S, a[r12 + p]);
            c12 = v0.fma(f12, c12);
            c11 = v1.fma(f12, c11);
            c10 = v2.fma(f12, c10);
            FloatVector f13 = FloatVector.broadcast(S, a[r13 + p]);
            c13 = v0.fma(f13, c13);
            c12 = v1.fma(f13, c12);
            c11 = v2.fma(f13, c11);
            FloatVector f14 = FloatVector.broadcast(S, a[r14 + p]);
            c13 = v1.fma(f14, c13);
            c12 = v2.fma(f14, c12);
            FloatVector f15 = FloatVector.broadcast(S, a[r15 + p]);
            c13 = v2.fma(f15, c13);
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
        r9 += line;
        r10 += line;
        r11 += line;
        r12 += line;
        r13 += line;
        r14 += line;
        r15 += line;
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
            c7 = v0.fma(f7, c7);
            c6 = v1.fma(f7, c6);
            c5 = v2.fma(f7, c5);
            FloatVector f8 = FloatVector.broadcast(S, a[r8 + p]);
            c8 = v0.fma(f8, c8);
            c7 = v1.fma(f8, c7);
            c6 = v2.fma(f8, c6);
            FloatVector f9 = FloatVector.broadcast(S, a[r9 + p]);
            c9 = v0.fma(f9, c9);
            c8 = v1.fma(f9, c8);
            c7 = v2.fma(f9, c7);
            FloatVector f10 = FloatVector.broadcast(S, a[r10 + p]);
            c10 = v0.fma(f10, c10);
            c9 = v1.fma(f10, c9);
            c8 = v2.fma(f10, c8);
            FloatVector f11 = FloatVector.broadcast(S, a[r11 + p]);
            c11 = v0.fma(f11, c11);
            c10 = v1.fma(f11, c10);
            c9 = v2.fma(f11, c9);
            FloatVector f12 = FloatVector.broadcast(S, a[r12 + p]);
            c12 = v0.fma(f12, c12);
            c11 = v1.fma(f12, c11);
            c10 = v2.fma(f12, c10);
            FloatVector f13 = FloatVector.broadcast(S, a[r13 + p]);
            c13 = v0.fma(f13, c13);
            c12 = v1.fma(f13, c12);
            c11 = v2.fma(f13, c11);
            FloatVector f14 = FloatVector.broadcast(S, a[r14 + p]);
            c13 = v1.fma(f14, c13);
            c12 = v2.fma(f14, c12);
            FloatVector f15 = FloatVector.broadcast(S, a[r15 + p]);
            c13 = v2.fma(f15, c13);
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
        r9 += line;
        r10 += line;
        r11 += line;
        r12 += line;
        r13 += line;
        r14 += line;
        r15 += line;
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
            c7 = v0.fma(f7, c7);
            c6 = v1.fma(f7, c6);
            c5 = v2.fma(f7, c5);
            FloatVector f8 = FloatVector.broadcast(S, a[r8 + p]);
            c8 = v0.fma(f8, c8);
            c7 = v1.fma(f8, c7);
            c6 = v2.fma(f8, c6);
            FloatVector f9 = FloatVector.broadcast(S, a[r9 + p]);
            c9 = v0.fma(f9, c9);
            c8 = v1.fma(f9, c8);
            c7 = v2.fma(f9, c7);
            FloatVector f10 = FloatVector.broadcast(S, a[r10 + p]);
            c10 = v0.fma(f10, c10);
            c9 = v1.fma(f10, c9);
            c8 = v2.fma(f10, c8);
            FloatVector f11 = FloatVector.broadcast(S, a[r11 + p]);
            c11 = v0.fma(f11, c11);
            c10 = v1.fma(f11, c10);
            c9 = v2.fma(f11, c9);
            FloatVector f12 = FloatVector.broadcast(S, a[r12 + p]);
            c12 = v0.fma(f12, c12);
            c11 = v1.fma(f12, c11);
            c10 = v2.fma(f12, c10);
            FloatVector f13 = FloatVector.broadcast(S, a[r13 + p]);
            c13 = v0.fma(f13, c13);
            c12 = v1.fma(f13, c12);
            c11 = v2.fma(f13, c11);
            FloatVector f14 = FloatVector.broadcast(S, a[r14 + p]);
            c13 = v1.fma(f14, c13);
            c12 = v2.fma(f14, c12);
            FloatVector f15 = FloatVector.broadcast(S, a[r15 + p]);
            c13 = v2.fma(f15, c13);
        }
        c0.intoArray(d, d0);
        c1.intoArray(d, d0 + dStep);
        c2.intoArray(d, d0 + 2 * dStep);
        c3.intoArray(d, d0 + 3 * dStep);
        c4.intoArray(d, d0 + 4 * dStep);
        c5.intoArray(d, d0 + 5 * dStep);
        c6.intoArray(d, d0 + 6 * dStep);
        c7.intoArray(d, d0 + 7 * dStep);
        c8.intoArray(d, d0 + 8 * dStep);
        c9.intoArray(d, d0 + 9 * dStep);
        c10.intoArray(d, d0 + 10 * dStep);
        c11.intoArray(d, d0 + 11 * dStep);
        c12.intoArray(d, d0 + 12 * dStep);
        c13.intoArray(d, d0 + 13 * dStep);
    }
}
