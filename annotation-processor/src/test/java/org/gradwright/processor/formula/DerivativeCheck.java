// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;

/** Checks the derivatives of formulas of numbers. */
final class DerivativeCheck {

    private final DerivativeRules rules;
    final SlopeAgreement comparison = new SlopeAgreement();

    DerivativeCheck(DerivativeRules rules) {
        this.rules = rules;
    }

    void check(Formula formula, int input, double... at) {
        Formula derivative = Derivatives.derivative(formula, input, rules);
        Trace slope = Trace.of(derivative, input, at);
        comparison.compare(
                formula,
                new Place(input, -1),
                Arrays.stream(at).boxed().toList(),
                1,
                derivative.evaluate(at)[0],
                slope.error(derivative),
                slope.isFinite());
    }
}
