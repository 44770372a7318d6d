// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Dropout masks with vectors of whole numbers, as many as floats fit into a vector. */
final class VectorMasks {
    private static final VectorSpecies<Integer> S = IntVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /** 0, 1, 2 and so on, each times what {@link Compute#dropoutMask} multiplies the number of an element by. */
    private static final int[] STEPS = steps();

    private VectorMasks() {}

    private static int[] steps() {
        int[] steps = new int[L];
        for (int i = 0; i < L; i++) {
            steps[i] = i * 0x9E3779B9;
        }
        return steps;
    }

    /** The elements before the last whole vector's end; returns how many those are. */
    static int dropout(float[] mask, int count, long key, float rate) {
        IntVector high = IntVector.broadcast(S, (int) (key >>> 32));
        IntVector threshold = IntVector.broadcast(S, (int) Math.rint(rate * 16777216.0f));
        IntVector scale = IntVector.broadcast(S, Float.floatToRawIntBits(1.0f / (1.0f - rate)));
        IntVector first = IntVector.fromArray(S, STEPS, 0).add((int) key);
        int end = count - count % L;
        for (int i = 0; i < end; i += L) {
            IntVector x = first.add(i * 0x9E3779B9);
            x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16))
                    .mul(0x85EBCA6B);
            x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 13))
                    .lanewise(VectorOperators.XOR, high)
                    .mul(0xC2B2AE35);
            x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
            // All bits of a negative difference, which is dropped, none of another.
            IntVector dropped =
                    x.lanewise(VectorOperators.LSHR, 8).sub(threshold).lanewise(VectorOperators.ASHR, 31);
            FloatVector kept = scale.lanewise(VectorOperators.AND_NOT, dropped).reinterpretAsFloats();
            kept.intoArray(mask, i);
        }
        return end;
    }
}
