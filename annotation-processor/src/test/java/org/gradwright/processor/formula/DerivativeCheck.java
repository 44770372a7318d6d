// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Compares derivatives with dual numbers and with central differences, and counts what could not be compared. */
final class DerivativeCheck {

    /** What the derivative may differ by from the dual numbers, in multiples of its rounding error bound. */
    private static final double ROUNDING = 8;

    private final DerivativeRules rules;
    private final Choices choices = new Choices();
    private double worstFromDuals;
    private double worstFromDifferences;
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
        choices.add(formula, trace);
        double actual = derivative.evaluate(at)[0];
        CentralDifference difference = CentralDifference.of(formula, input, at);
        if (difference.kink()) {
            kinks++;
            return;
        }
        compared++;
        double dual = trace.slope(formula);
        compare(formula, input, at, actual, dual, ROUNDING * slope.error(derivative) + 1e-12);
        worstFromDuals = Math.max(worstFromDuals, relative(actual, dual));
        double largest = Math.max(Math.abs(actual), Math.abs(difference.slope()));
        if (difference.error() > 1e-3 * largest + 1e-9) {
            unresolved++;
        } else {
            compare(formula, input, at, actual, difference.slope(), 1e-6 * largest + 4 * difference.error());
            worstFromDifferences = Math.max(worstFromDifferences, relative(actual, difference.slope()));
        }
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%,d slopes compared with dual numbers (worst relative error %.1e), %,d with central differences"
                                + " (%.1e); left out: %,d at kinks, %,d too large",
                        compared,
                        worstFromDuals,
                        compared - unresolved,
                        worstFromDifferences,
                        kinks,
                        notFinite)
                + "\n  " + choices;
    }

    /** Relative to the larger one, or to 1 where both are small. */
    private static double relative(double a, double b) {
        return Math.abs(a - b) / Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    private void compare(Formula formula, int input, double[] at, double actual, double expected, double tolerance) {
        if (!(Math.abs(actual - expected) <= tolerance)) {
            failures.add(String.format(
                    "slope in %s is %s, expected %s within %s at %s of %s",
                    formula.inputs().get(input), actual, expected, tolerance, Arrays.toString(at), formula.encode()));
        }
    }
}
