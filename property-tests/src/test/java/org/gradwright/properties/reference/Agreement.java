// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.check.Relative;

/** Comparison with reference values. */
final class Agreement {
    /** For single operations. */
    static final double EXACT = 1e-11;

    /** For a few optimizer steps: the difference that a centered RMSprop takes a root of cancels digits. */
    static final double TRAJECTORY = 1e-10;

    /** For numbers at the end of many training steps. */
    static final double TRAINED = 1e-9;

    private static double worstOperation;

    private Agreement() {}

    /** The greatest relative difference of all single operations so far. */
    static double worstOperation() {
        return worstOperation;
    }

    /** Compares number by number; returns the greatest relative difference. */
    static double check(String what, double[] actual, double[] expected, double bound) {
        return check(what, actual, expected, Relative.largest(expected), bound);
    }

    /** As above, where {@code largest} is the largest number of the gradient that these numbers are a part of. */
    static double check(String what, double[] actual, double[] expected, double largest, double bound) {
        assertThat(actual.length).as(what + ": length").isEqualTo(expected.length);
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            double error = Relative.error(actual[i], expected[i], largest);
            assertThat(error)
                    .as("%s [%s]: %s, but the reference has %s", what, i, actual[i], expected[i])
                    .isLessThan(bound);
            worst = Math.max(worst, error);
        }
        if (bound == EXACT) {
            worstOperation = Math.max(worstOperation, worst);
        }
        return worst;
    }
}
