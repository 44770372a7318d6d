// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Convolutions of one channel by windows of 3 x 3 places, one after the other in a row of them: their nine weights, or what
 * reaches those, stay in vectors, and a value of the image serves neighboring windows. Sums run in the order that {@link
 * Compute} says, each product and addition rounded once.
 */
final class VectorNineTaps {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorNineTaps() {}

    /** Whether windows are such ones, and filters whole vectors. */
    static boolean suits(Window window, int channels, int filters) {
        return channels == 1
                && filters % L == 0
                && VectorNeighbors.isThree(window.rows())
                && VectorNeighbors.isThree(window.columns());
    }

    /** The results of an image that starts at {@code a0}; sums start with values, or with 0 where there are none. */
    static void convolve(
            float[] a,
            int a0,
            int line,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            int to,
            Window window,
            int filters) {
        int count = window.columns().count();
        boolean started = start.length > 0;
        for (int r = 0; r < window.rows().count(); r++) {
            for (int j = 0; j < filters; j += L) {
                convolve(
                        a,
                        a0 + r * line,
                        line,
                        weight,
                        at + j,
                        filters,
                        started ? start : VectorBlock.ZEROS,
                        started ? from + j : 0,
                        y,
                        to + r * count * filters + j,
                        filters,
                        count);
            }
        }
    }

    /** The largest results of squares of 2 x 2 windows, of an image that starts at {@code a0}; as {@link #convolve} else. */
    static void convolveMaxima(
            float[] a,
            int a0,
            int line,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] z,
            int to,
            Window squares,
            int filters) {
        int count = squares.columns().count();
        boolean started = start.length > 0;
        for (int r = 0; r < squares.rows().count(); r++) {
            for (int j = 0; j < filters; j += L) {
                convolveMaxima(
                        a,
                        a0 + 2 * r * line,
                        line,
                        weight,
                        at + j,
                        filters,
                        started ? start : VectorBlock.ZEROS,
                        started ? from + j : 0,
                        z,
                        to + r * count * filters + j,
                        filters,
                        count);
            }
        }
    }

    /**
     * Overwrites the vectors of a row of windows: {@code d[d0 + w * filters] = start[s0] + sum_k a[a0 + w + place of k] * b[b0 + k * bStep]}.
     *
     * @param line from one row of the image to the next
     * @param count windows
     */
    private static void convolve(
            float[] a,
            int a0,
            int line,
            float[] b,
            int b0,
            int bStep,
            float[] start,
            int s0,
            float[] d,
            int d0,
            int filters,
            int count) {
        FloatVector s = FloatVector.fromArray(S, start, s0);
        FloatVector v0 = FloatVector.fromArray(S, b, b0);
        FloatVector v1 = FloatVector.fromArray(S, b, b0 + bStep);
        FloatVector v2 = FloatVector.fromArray(S, b, b0 + 2 * bStep);
        FloatVector v3 = FloatVector.fromArray(S, b, b0 + 3 * bStep);
        FloatVector v4 = FloatVector.fromArray(S, b, b0 + 4 * bStep);
        FloatVector v5 = FloatVector.fromArray(S, b, b0 + 5 * bStep);
        FloatVector v6 = FloatVector.fromArray(S, b, b0 + 6 * bStep);
        FloatVector v7 = FloatVector.fromArray(S, b, b0 + 7 * bStep);
        FloatVector v8 = FloatVector.fromArray(S, b, b0 + 8 * bStep);
        int a1 = a0 + line;
        int a2 = a1 + line;
        int w = 0;
        for (; w < count - 3; w += 4) {
            FloatVector c0 = s;
            FloatVector c1 = s;
            FloatVector c2 = s;
            FloatVector c3 = s;
            FloatVector f00 = FloatVector.broadcast(S, a[a0 + w]);
            c0 = v0.fma(f00, c0);
            FloatVector f01 = FloatVector.broadcast(S, a[a0 + w + 1]);
            c1 = v0.fma(f01, c1);
            c0 = v1.fma(f01, c0);
            FloatVector f02 = FloatVector.broadcast(S, a[a0 + w + 2]);
            c2 = v0.fma(f02, c2);
            c1 = v1.fma(f02, c1);
            c0 = v2.fma(f02, c0);
            FloatVector f03 = FloatVector.broadcast(S, a[a0 + w + 3]);
            c3 = v0.fma(f03, c3);
            c2 = v1.fma(f03, c2);
            c1 = v2.fma(f03, c1);
            FloatVector f04 = FloatVector.broadcast(S, a[a0 + w + 4]);
            c3 = v1.fma(f04, c3);
            c2 = v2.fma(f04, c2);
            FloatVector f05 = FloatVector.broadcast(S, a[a0 + w + 5]);
            c3 = v2.fma(f05, c3);
            FloatVector f10 = FloatVector.broadcast(S, a[a1 + w]);
            c0 = v3.fma(f10, c0);
            FloatVector f11 = FloatVector.broadcast(S, a[a1 + w + 1]);
            c1 = v3.fma(f11, c1);
            c0 = v4.fma(f11, c0);
            FloatVector f12 = FloatVector.broadcast(S, a[a1 + w + 2]);
            c2 = v3.fma(f12, c2);
            c1 = v4.fma(f12, c1);
            c0 = v5.fma(f12, c0);
            FloatVector f13 = FloatVector.broadcast(S, a[a1 + w + 3]);
            c3 = v3.fma(f13, c3);
            c2 = v4.fma(f13, c2);
            c1 = v5.fma(f13, c1);
            FloatVector f14 = FloatVector.broadcast(S, a[a1 + w + 4]);
            c3 = v4.fma(f14, c3);
            c2 = v5.fma(f14, c2);
            FloatVector f15 = FloatVector.broadcast(S, a[a1 + w + 5]);
            c3 = v5.fma(f15, c3);
            FloatVector f20 = FloatVector.broadcast(S, a[a2 + w]);
            c0 = v6.fma(f20, c0);
            FloatVector f21 = FloatVector.broadcast(S, a[a2 + w + 1]);
            c1 = v6.fma(f21, c1);
            c0 = v7.fma(f21, c0);
            FloatVector f22 = FloatVector.broadcast(S, a[a2 + w + 2]);
            c2 = v6.fma(f22, c2);
            c1 = v7.fma(f22, c1);
            c0 = v8.fma(f22, c0);
            FloatVector f23 = FloatVector.broadcast(S, a[a2 + w + 3]);
            c3 = v6.fma(f23, c3);
            c2 = v7.fma(f23, c2);
            c1 = v8.fma(f23, c1);
            FloatVector f24 = FloatVector.broadcast(S, a[a2 + w + 4]);
            c3 = v7.fma(f24, c3);
            c2 = v8.fma(f24, c2);
            FloatVector f25 = FloatVector.broadcast(S, a[a2 + w + 5]);
            c3 = v8.fma(f25, c3);
            int to = d0 + w * filters;
            c0.intoArray(d, to);
            c1.intoArray(d, to + filters);
            c2.intoArray(d, to + 2 * filters);
            c3.intoArray(d, to + 3 * filters);
        }
        for (; w < count; w++) {
            FloatVector c = s;
            c = v0.fma(FloatVector.broadcast(S, a[a0 + w]), c);
            c = v1.fma(FloatVector.broadcast(S, a[a0 + w + 1]), c);
            c = v2.fma(FloatVector.broadcast(S, a[a0 + w + 2]), c);
            c = v3.fma(FloatVector.broadcast(S, a[a1 + w]), c);
            c = v4.fma(FloatVector.broadcast(S, a[a1 + w + 1]), c);
            c = v5.fma(FloatVector.broadcast(S, a[a1 + w + 2]), c);
            c = v6.fma(FloatVector.broadcast(S, a[a2 + w]), c);
            c = v7.fma(FloatVector.broadcast(S, a[a2 + w + 1]), c);
            c = v8.fma(FloatVector.broadcast(S, a[a2 + w + 2]), c);
            c.intoArray(d, d0 + w * filters);
        }
    }

    /** The largest of four neighbors each, two in a row of windows and two in the next: else as {@link #convolve}. */
    private static void convolveMaxima(
            float[] a,
            int a0,
            int line,
            float[] b,
            int b0,
            int bStep,
            float[] start,
            int s0,
            float[] d,
            int d0,
            int filters,
            int count) {
        FloatVector s = FloatVector.fromArray(S, start, s0);
        FloatVector v0 = FloatVector.fromArray(S, b, b0);
        FloatVector v1 = FloatVector.fromArray(S, b, b0 + bStep);
        FloatVector v2 = FloatVector.fromArray(S, b, b0 + 2 * bStep);
        FloatVector v3 = FloatVector.fromArray(S, b, b0 + 3 * bStep);
        FloatVector v4 = FloatVector.fromArray(S, b, b0 + 4 * bStep);
        FloatVector v5 = FloatVector.fromArray(S, b, b0 + 5 * bStep);
        FloatVector v6 = FloatVector.fromArray(S, b, b0 + 6 * bStep);
        FloatVector v7 = FloatVector.fromArray(S, b, b0 + 7 * bStep);
        FloatVector v8 = FloatVector.fromArray(S, b, b0 + 8 * bStep);
        int a1 = a0 + line;
        int a2 = a1 + line;
        int a3 = a2 + line;
        for (int w = 0; w < count; w++) {
            FloatVector c00 = s;
            FloatVector c01 = s;
            FloatVector c10 = s;
            FloatVector c11 = s;
            FloatVector f00 = FloatVector.broadcast(S, a[a0 + 2 * w]);
            c00 = v0.fma(f00, c00);
            FloatVector f01 = FloatVector.broadcast(S, a[a0 + 2 * w + 1]);
            c01 = v0.fma(f01, c01);
            c00 = v1.fma(f01, c00);
            FloatVector f02 = FloatVector.broadcast(S, a[a0 + 2 * w + 2]);
            c01 = v1.fma(f02, c01);
            c00 = v2.fma(f02, c00);
            FloatVector f03 = FloatVector.broadcast(S, a[a0 + 2 * w + 3]);
            c01 = v2.fma(f03, c01);
            FloatVector f10 = FloatVector.broadcast(S, a[a1 + 2 * w]);
            c00 = v3.fma(f10, c00);
            c10 = v0.fma(f10, c10);
            FloatVector f11 = FloatVector.broadcast(S, a[a1 + 2 * w + 1]);
            c01 = v3.fma(f11, c01);
            c00 = v4.fma(f11, c00);
            c11 = v0.fma(f11, c11);
            c10 = v1.fma(f11, c10);
            FloatVector f12 = FloatVector.broadcast(S, a[a1 + 2 * w + 2]);
            c01 = v4.fma(f12, c01);
            c00 = v5.fma(f12, c00);
            c11 = v1.fma(f12, c11);
            c10 = v2.fma(f12, c10);
            FloatVector f13 = FloatVector.broadcast(S, a[a1 + 2 * w + 3]);
            c01 = v5.fma(f13, c01);
            c11 = v2.fma(f13, c11);
            FloatVector f20 = FloatVector.broadcast(S, a[a2 + 2 * w]);
            c00 = v6.fma(f20, c00);
            c10 = v3.fma(f20, c10);
            FloatVector f21 = FloatVector.broadcast(S, a[a2 + 2 * w + 1]);
            c01 = v6.fma(f21, c01);
            c00 = v7.fma(f21, c00);
            c11 = v3.fma(f21, c11);
            c10 = v4.fma(f21, c10);
            FloatVector f22 = FloatVector.broadcast(S, a[a2 + 2 * w + 2]);
            c01 = v7.fma(f22, c01);
            c00 = v8.fma(f22, c00);
            c11 = v4.fma(f22, c11);
            c10 = v5.fma(f22, c10);
            FloatVector f23 = FloatVector.broadcast(S, a[a2 + 2 * w + 3]);
            c01 = v8.fma(f23, c01);
            c11 = v5.fma(f23, c11);
            FloatVector f30 = FloatVector.broadcast(S, a[a3 + 2 * w]);
            c10 = v6.fma(f30, c10);
            FloatVector f31 = FloatVector.broadcast(S, a[a3 + 2 * w + 1]);
            c11 = v6.fma(f31, c11);
            c10 = v7.fma(f31, c10);
            FloatVector f32 = FloatVector.broadcast(S, a[a3 + 2 * w + 2]);
            c11 = v7.fma(f32, c11);
            c10 = v8.fma(f32, c10);
            FloatVector f33 = FloatVector.broadcast(S, a[a3 + 2 * w + 3]);
            c11 = v8.fma(f33, c11);
            c00.max(c01).max(c10.max(c11)).intoArray(d, d0 + w * filters);
        }
    }
}
