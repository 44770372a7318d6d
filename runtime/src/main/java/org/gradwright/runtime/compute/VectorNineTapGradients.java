// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Gradients of the weights of {@link VectorNineTaps}: each is a sum over the windows from the left, each product and addition
 * rounded once, that goes on with what is there.
 */
final class VectorNineTapGradients {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /** Rows of a window, and places of one. */
    static final int SIDE = 3;

    private VectorNineTapGradients() {}

    /**
     * Adds what an image that starts at {@code a0} tells of the weights of some rows of windows, from {@code first} to before
     * {@code end}.
     */
    static void add(
            float[] a,
            int a0,
            int line,
            float[] g,
            int from,
            float[] gradient,
            int at,
            Window window,
            int filters,
            int first,
            int end) {
        int count = window.columns().count();
        for (int r = 0; r < window.rows().count(); r++) {
            for (int j = 0; j < filters; j += L) {
                int a1 = a0 + r * line;
                int g1 = from + r * count * filters + j;
                if (end - first == SIDE) {
                    addToNine(a, a1, line, g, g1, filters, count, gradient, at + j, filters);
                    continue;
                }
                for (int i = first; i < end; i++) {
                    int d = at + i * SIDE * filters + j;
                    addToThree(a, a1 + i * line, g, g1, filters, count, gradient, d, filters);
                }
            }
        }
    }

    /**
     * Adds to nine vectors what a row of windows tells of them: {@code d[d0 + k * dStep] += sum_w a[a0 + w + place of k] *
     * g[g0 + w * filters]}.
     */
    private static void addToNine(
            float[] a, int a0, int line, float[] g, int g0, int filters, int count, float[] d, int d0, int dStep) {
        FloatVector c0 = FloatVector.fromArray(S, d, d0);
        FloatVector c1 = FloatVector.fromArray(S, d, d0 + dStep);
        FloatVector c2 = FloatVector.fromArray(S, d, d0 + 2 * dStep);
        FloatVector c3 = FloatVector.fromArray(S, d, d0 + 3 * dStep);
        FloatVector c4 = FloatVector.fromArray(S, d, d0 + 4 * dStep);
        FloatVector c5 = FloatVector.fromArray(S, d, d0 + 5 * dStep);
        FloatVector c6 = FloatVector.fromArray(S, d, d0 + 6 * dStep);
        FloatVector c7 = FloatVector.fromArray(S, d, d0 + 7 * dStep);
        FloatVector c8 = FloatVector.fromArray(S, d, d0 + 8 * dStep);
        int a1 = a0 + line;
        int a2 = a1 + line;
        int w = 0;
        for (; w < count - 1; w += 2) {
            FloatVector first = FloatVector.fromArray(S, g, g0 + w * filters);
            FloatVector second = FloatVector.fromArray(S, g, g0 + w * filters + filters);
            FloatVector f00 = FloatVector.broadcast(S, a[a0 + w]);
            c0 = first.fma(f00, c0);
            FloatVector f01 = FloatVector.broadcast(S, a[a0 + w + 1]);
            c1 = first.fma(f01, c1);
            c0 = second.fma(f01, c0);
            FloatVector f02 = FloatVector.broadcast(S, a[a0 + w + 2]);
            c2 = first.fma(f02, c2);
            c1 = second.fma(f02, c1);
            FloatVector f03 = FloatVector.broadcast(S, a[a0 + w + 3]);
            c2 = second.fma(f03, c2);
            FloatVector f10 = FloatVector.broadcast(S, a[a1 + w]);
            c3 = first.fma(f10, c3);
            FloatVector f11 = FloatVector.broadcast(S, a[a1 + w + 1]);
            c4 = first.fma(f11, c4);
            c3 = second.fma(f11, c3);
            FloatVector f12 = FloatVector.broadcast(S, a[a1 + w + 2]);
            c5 = first.fma(f12, c5);
            c4 = second.fma(f12, c4);
            FloatVector f13 = FloatVector.broadcast(S, a[a1 + w + 3]);
            c5 = second.fma(f13, c5);
            FloatVector f20 = FloatVector.broadcast(S, a[a2 + w]);
            c6 = first.fma(f20, c6);
            FloatVector f21 = FloatVector.broadcast(S, a[a2 + w + 1]);
            c7 = first.fma(f21, c7);
            c6 = second.fma(f21, c6);
            FloatVector f22 = FloatVector.broadcast(S, a[a2 + w + 2]);
            c8 = first.fma(f22, c8);
            c7 = second.fma(f22, c7);
            FloatVector f23 = FloatVector.broadcast(S, a[a2 + w + 3]);
            c8 = second.fma(f23, c8);
        }
        for (; w < count; w++) {
            FloatVector v = FloatVector.fromArray(S, g, g0 + w * filters);
            c0 = v.fma(FloatVector.broadcast(S, a[a0 + w]), c0);
            c1 = v.fma(FloatVector.broadcast(S, a[a0 + w + 1]), c1);
            c2 = v.fma(FloatVector.broadcast(S, a[a0 + w + 2]), c2);
            c3 = v.fma(FloatVector.broadcast(S, a[a1 + w]), c3);
            c4 = v.fma(FloatVector.broadcast(S, a[a1 + w + 1]), c4);
            c5 = v.fma(FloatVector.broadcast(S, a[a1 + w + 2]), c5);
            c6 = v.fma(FloatVector.broadcast(S, a[a2 + w]), c6);
            c7 = v.fma(FloatVector.broadcast(S, a[a2 + w + 1]), c7);
            c8 = v.fma(FloatVector.broadcast(S, a[a2 + w + 2]), c8);
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
    }

    /** {@link #addToNine} of three vectors, the weights of one row of windows. */
    private static void addToThree(
            float[] a, int a0, float[] g, int g0, int filters, int count, float[] d, int d0, int dStep) {
        FloatVector c0 = FloatVector.fromArray(S, d, d0);
        FloatVector c1 = FloatVector.fromArray(S, d, d0 + dStep);
        FloatVector c2 = FloatVector.fromArray(S, d, d0 + 2 * dStep);
        for (int w = 0; w < count; w++) {
            FloatVector v = FloatVector.fromArray(S, g, g0 + w * filters);
            c0 = v.fma(FloatVector.broadcast(S, a[a0 + w]), c0);
            c1 = v.fma(FloatVector.broadcast(S, a[a0 + w + 1]), c1);
            c2 = v.fma(FloatVector.broadcast(S, a[a0 + w + 2]), c2);
        }
        c0.intoArray(d, d0);
        c1.intoArray(d, d0 + dStep);
        c2.intoArray(d, d0 + 2 * dStep);
    }
}
