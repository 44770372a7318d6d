// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import org.gradwright.processor.inference.GraphValue.OfNumber;

/** Arithmetic on numbers that are known while a graph is built, as Java has it. */
final class Numbers {
    private Numbers() {}

    /** What an operator gives; missing where an operand is no number, which javac reports. */
    static GraphValue compute(char operator, List<GraphValue> operands) {
        if (!operands.stream().allMatch(OfNumber.class::isInstance)) {
            return Construction.MISSING;
        }
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
        return Double.isNaN(value) && whole ? Construction.MISSING : new OfNumber(value, whole);
    }

    /** Without the fraction; NaN where the divisor is 0. */
    private static double quotient(double a, double b) {
        double quotient = a / b;
        return Double.isInfinite(quotient) ? Double.NaN : quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
    }
}
