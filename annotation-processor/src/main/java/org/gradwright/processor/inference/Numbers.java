// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.inference.GraphValue.OfNumber;

/** Arithmetic on numbers that are known while a graph is built, as Java has it. */
final class Numbers {
    private Numbers() {}

    /** Why an operator gives nothing for these operands; empty where it does, or where javac says why. */
    static Optional<String> fault(char operator, List<GraphValue> operands) {
        if (!operands.stream().allMatch(OfNumber.class::isInstance)) {
            return Optional.empty();
        }
        OfNumber value = computed(operator, operands);
        if (!value.whole() || (value.value() >= Integer.MIN_VALUE && value.value() <= Integer.MAX_VALUE)) {
            return Optional.empty();
        }
        return Optional.of(
                Double.isNaN(value.value())
                        ? "a division of whole numbers by 0"
                        : "a whole number beyond the range of int");
    }

    /** What an operator gives; missing where it gives nothing. */
    static GraphValue compute(char operator, List<GraphValue> operands) {
        return operands.stream().allMatch(OfNumber.class::isInstance)
                        && fault(operator, operands).isEmpty()
                ? computed(operator, operands)
                : Construction.MISSING;
    }

    private static OfNumber computed(char operator, List<GraphValue> operands) {
        OfNumber a = (OfNumber) operands.get(0);
        if (operands.size() == 1) {
            return new OfNumber(-a.value(), a.whole());
        }
        OfNumber b = (OfNumber) operands.get(1);
        boolean whole = a.whole() && b.whole();
        double value = switch (operator) {
            case '+' -> a.value() + b.value();
            case '-' -> a.value() - b.value();
            case '*' -> a.value() * b.value();
            case '/' -> whole ? quotient(a.value(), b.value()) : a.value() / b.value();
            case '%' -> a.value() % b.value();
            default -> throw new IllegalArgumentException("unknown operator " + operator);
        };
        return new OfNumber(value, whole);
    }

    /** Without the fraction; NaN where the divisor is 0. */
    private static double quotient(double a, double b) {
        double quotient = a / b;
        return Double.isInfinite(quotient) ? Double.NaN : quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
    }
}
