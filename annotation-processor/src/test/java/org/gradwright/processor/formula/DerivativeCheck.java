// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares derivatives with dual numbers and with central differences, and counts what could not be compared. */
final class DerivativeCheck {

    /** What the derivative may differ by from the dual numbers, in multiples of its rounding error bound. */
    private static final double ROUNDING = 8;

    private final DerivativeRules rules;
    final List<String> failures = new ArrayList<>();
    int compared;
    int kinks;
    int unresolved;
    int notFinite;

    DerivativeCheck(DerivativeRules rules) {
        this.rules = rules;
    }

    void check(Formula formula, int input, double... at) {
        Formula derivative = Derivatives.derivative(formula, input, rules);
        Trace trace = Trace.of(formula, input, at);
        Trace slope = Trace.of(derivative, input, at);
        if (!trace.isFinite() || !slope.isFinite()) {
            notFinite++;
            return;
        }
        double actual = derivative.evaluate(at)[0];
        CentralDifference difference = CentralDifference.of(formula, input, at);
        if (difference.kink()) {
            kinks++;
            return;
        }
        compared++;
        compare(formula, input, at, actual, trace.slope(formula), ROUNDING * slope.error(derivative) + 1e-12);
        double largest = Math.max(Math.abs(actual), Math.abs(difference.slope()));
        if (difference.error() > 1e-3 * largest + 1e-9) {
            unresolved++;
        } else {
            compare(formula, input, at, actual, difference.slope(), 1e-6 * largest + 4 * difference.error());
        }
    }

    @Override
    public String toString() {
        return compared + " slopes compared with dual numbers, " + (compared - unresolved)
                + " with central differences; left out: " + kinks + " at kinks, " + notFinite + " too large";
    }

    private void compare(Formula formula, int input, double[] at, double actual, double expected, double tolerance) {
        if (!(Math.abs(actual - expected) <= tolerance)) {
            failures.add(String.format(
                    "slope in %s is %s, expected %s within %s at %s of %s",
                    formula.inputs().get(input), actual, expected, tolerance, Arrays.toString(at), formula.encode()));
        }
    }
}
