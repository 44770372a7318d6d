// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.SlopeComparison;
import org.gradwright.processor.formula.SlopeComparison.Difference;

/** Checks the derivatives that are written by hand: what they are of, and that they are right. */
final class DerivativeCompiler {
    private static final int MOST_DIGITS = 17;

    private final MethodFormulas formulas;
    private final Diagnostics diagnostics;
    private final DerivativeRules rules;

    DerivativeCompiler(MethodFormulas formulas, Diagnostics diagnostics) {
        this.formulas = formulas;
        this.diagnostics = diagnostics;
        this.rules = new DerivativeRules(diagnostics);
    }

    /** Checks all derivatives that a type declares. */
    void check(TypeElement type) {
        rules.sound(type).forEach(this::compare);
    }

    private void compare(DerivativeRules.Sound derivative) {
        ExecutableElement method = derivative.marked().method();
        Optional<Formula> value = formulas.readPlain(derivative.of());
        Optional<Formula> slope = formulas.readPlain(method);
        if (value.isEmpty() || slope.isEmpty()) {
            return;
        }
        SlopeComparison.first(value.get(), derivative.parameter(), slope.get())
                .ifPresent(found -> diagnostics.report(
                        Problem.DERIVATIVE_DIFFERS,
                        Place.of(method),
                        method.getSimpleName(),
                        shown(found.written(), found.measured()),
                        point(value.get(), found),
                        derivative.of().getSimpleName(),
                        shown(found.measured(), found.written())));
    }

    /** The point where a slope differs: {@code x = 0.5, y = 2}. */
    private static String point(Formula formula, Difference found) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < formula.arity(); i++) {
            numbers.add(formula.inputs().get(i) + " = " + plain(found.at().get(i), MOST_DIGITS));
        }
        return String.join(", ", numbers);
    }

    /** As many digits of a number, but at least three, as tell it from another one. */
    private static String shown(double number, double other) {
        int digits = 3;
        while (digits < MOST_DIGITS && plain(number, digits).equals(plain(other, digits))) {
            digits++;
        }
        return plain(number, digits);
    }

    private static String plain(double number, int digits) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        BigDecimal rounded = BigDecimal.valueOf(number).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        String text = rounded.stripTrailingZeros().toPlainString();
        return text.length() <= MOST_DIGITS ? text : String.valueOf(rounded.doubleValue());
    }
}
