// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What passes where another value is above 0, with vectors: comparisons in the place of the bounds of plain loops. */
final class VectorGate {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorGate() {}

    /** As {@link Compute#gate}. */
    static void gate(float[] g, float[] x, float[] gated, int count) {
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector by = FloatVector.fromArray(S, x, i);
            FloatVector passing = FloatVector.fromArray(S, g, i);
            VectorMask<Float> stops =
                    by.compare(VectorOperators.LE, 0).and(passing.compare(VectorOperators.EQ, passing));
            passing.blend(0, stops)
                    .blend(by, by.compare(VectorOperators.NE, by))
                    .intoArray(gated, i);
        }
        for (; i < count; i++) {
            gated[i] = FloatMath.gate(g[i], x[i]);
        }
    }
}
