// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Looks for values that are NaN or infinite, with vectors. */
final class VectorFiniteValues {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /** Values that are looked at together. */
    static final int STEP = 4 * L;

    private VectorFiniteValues() {}

    /**
     * Whether all {@code count} values from {@code from} on are finite; {@code count} is a multiple of {@link #STEP}. Each
     * product with 0 is zero for a finite value and NaN for any other, and so is a sum of such products in any order.
     */
    static boolean are(float[] values, int from, int count) {
        FloatVector sum0 = FloatVector.zero(S);
        FloatVector sum1 = FloatVector.zero(S);
        FloatVector sum2 = FloatVector.zero(S);
        FloatVector sum3 = FloatVector.zero(S);
        for (int i = from; i < from + count; i += STEP) {
            sum0 = sum0.add(FloatVector.fromArray(S, values, i).mul(0));
            sum1 = sum1.add(FloatVector.fromArray(S, values, i + L).mul(0));
            sum2 = sum2.add(FloatVector.fromArray(S, values, i + 2 * L).mul(0));
            sum3 = sum3.add(FloatVector.fromArray(S, values, i + 3 * L).mul(0));
        }
        return sum0.add(sum1).add(sum2.add(sum3)).reduceLanes(VectorOperators.ADD) == 0;
    }
}
