// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradwright.properties.random.Relative;

/** Comparison with reference values. */
final class Agreement {
    /** For single operations. */
    static final double EXACT = 1e-12;

    /** For numbers at the end of many training steps. */
    static final double TRAINED = 1e-9;

    private Agreement() {}

    /** Compares number by number; returns the greatest relative difference. */
    static double check(String what, double[] actual, double[] expected, double bound) {
        assertThat(actual.length).as(what + ": length").isEqualTo(expected.length);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            double error = Relative.error(actual[i], expected[i], largest);
            assertThat(error)
                    .as("%s [%s]: %s, but the reference has %s", what, i, actual[i], expected[i])
                    .isLessThan(bound);
            worst = Math.max(worst, error);
        }
        return worst;
    }
}
