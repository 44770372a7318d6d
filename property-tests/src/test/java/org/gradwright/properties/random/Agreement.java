// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.check.Relative;

/** Agreement of generated double code with the interpreter. */
record Agreement(Tally tally) {
    /** The greatest relative difference allowed. */
    private static final double BOUND = 1e-10;

    void check(String what, double[] actual, double[] expected, double largest) {
        assertThat(actual.length).as(what).isEqualTo(expected.length);
        double error = Relative.worst(actual, expected, largest);
        assertThat(error)
                .as(what + ": relative difference from the interpreter")
                .isLessThan(BOUND);
        tally.agreement(error, what);
    }
}
