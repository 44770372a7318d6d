// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.formula.Instruction.Call;

/**
 * One of the two usual ways to write the logistic function: {@code exp(u) / (1 + exp(u))}, which rises with {@code u}, or
 * {@code 1 / (1 + exp(u))}, which falls. With {@code v} for its value the slope in {@code u} is {@code v * (1 - v)} or
 * its negative. The quotient rule says the same, but computes {@code 0 * infinity} where {@code exp(u)} overflows, which
 * it does in float from {@code u = 89} on.
 *
 * @param exponent the position of {@code u}
 * @param rises whether the numerator is {@code exp(u)}
 */
record Logistic(int exponent, boolean rises) {

    /** The logistic function that the call computes, if it does. */
    static Optional<Logistic> of(List<Instruction> instructions, Call call) {
        if (call.function() != ScalarFunction.DIVIDE) {
            return Optional.empty();
        }
        int numerator = call.arguments().get(0);
        boolean falls = FormulaCheck.isConstant(instructions.get(numerator), 1);
        if (!(instructions.get(call.arguments().get(1)) instanceof Call sum) || sum.function() != ScalarFunction.ADD) {
            return Optional.empty();
        }
        boolean oneFirst =
                FormulaCheck.isConstant(instructions.get(sum.arguments().get(0)), 1);
        boolean oneLast =
                FormulaCheck.isConstant(instructions.get(sum.arguments().get(1)), 1);
        int exponential = sum.arguments().get(oneFirst ? 1 : 0);
        if ((oneFirst || oneLast)
                && (falls || numerator == exponential)
                && instructions.get(exponential) instanceof Call exp
                && exp.function() == ScalarFunction.EXP) {
            return Optional.of(new Logistic(exp.arguments().get(0), !falls));
        }
        return Optional.empty();
    }

    /** The slope in {@code u}, where the function's value is {@code value}. */
    int slope(FormulaBuilder to, int value) {
        int slope = to.multiply(value, to.subtract(to.constant(1), value));
        return rises ? slope : to.negate(slope);
    }
}
