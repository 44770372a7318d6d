// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes squares of as many rows as a vector has lanes, within where the result goes: step by step, with s = 1, 2, 4 and
 * so on, rows i and i + s exchange the lanes of one whose numbers contain s for those of the other whose numbers do not.
 */
final class VectorSquare {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    /** The side of a square. */
    static final int L = S.length();

    private static final int MOST = 16;

    private static final VectorShuffle<Float> UP_1 = turned(-1);
    private static final VectorShuffle<Float> UP_2 = turned(-2);
    private static final VectorShuffle<Float> UP_4 = turned(-4);
    private static final VectorShuffle<Float> UP_8 = turned(-8);
    private static final VectorShuffle<Float> DOWN_1 = turned(1);
    private static final VectorShuffle<Float> DOWN_2 = turned(2);
    private static final VectorShuffle<Float> DOWN_4 = turned(4);
    private static final VectorShuffle<Float> DOWN_8 = turned(8);
    private static final VectorMask<Float> WITH_1 = with(1);
    private static final VectorMask<Float> WITH_2 = with(2);
    private static final VectorMask<Float> WITH_4 = with(4);
    private static final VectorMask<Float> WITH_8 = with(8);

    private VectorSquare() {}

    /** Whether this provider's vectors are of such a length. */
    static boolean suits() {
        return L == MOST || L == MOST / 2;
    }

    /** Lane i takes what lane i + by has. */
    private static VectorShuffle<Float> turned(int by) {
        return VectorShuffle.fromOp(S, i -> (i + by) & (L - 1));
    }

    private static VectorMask<Float> with(int bit) {
        boolean[] lanes = new boolean[L];
        for (int i = 0; i < L; i++) {
            lanes[i] = (i & bit) != 0;
        }
        return VectorMask.fromArray(S, lanes, 0);
    }

    /** {@code y[to + p * yStride + j] = x[from + j * xStride + p]}. */
    static void transpose(float[] x, int from, int xStride, float[] y, int to, int yStride) {
        exchange(x, from, xStride, y, to, yStride, 1, UP_1, DOWN_1, WITH_1);
        exchange(y, to, yStride, y, to, yStride, 2, UP_2, DOWN_2, WITH_2);
        exchange(y, to, yStride, y, to, yStride, 4, UP_4, DOWN_4, WITH_4);
        if (L == MOST) {
            exchange(y, to, yStride, y, to, yStride, 8, UP_8, DOWN_8, WITH_8);
        }
    }

    private static void exchange(
            float[] x,
            int from,
            int xStride,
            float[] y,
            int to,
            int yStride,
            int s,
            VectorShuffle<Float> up,
            VectorShuffle<Float> down,
            VectorMask<Float> with) {
        for (int k = 0; k < L / 2; k++) {
            int i = 2 * (k & -s) + (k & (s - 1));
            FloatVector upper = FloatVector.fromArray(S, x, from + i * xStride);
            FloatVector lower = FloatVector.fromArray(S, x, from + (i + s) * xStride);
            upper.blend(lower.rearrange(up), with).intoArray(y, to + i * yStride);
            upper.rearrange(down).blend(lower, with).intoArray(y, to + (i + s) * yStride);
        }
    }
}
