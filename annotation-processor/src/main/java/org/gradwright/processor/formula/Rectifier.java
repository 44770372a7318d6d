// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.List;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Select;

/**
 * The functions {@code x > 0 ? x : 0}, {@code x <= 0 ? 0 : x} and {@code x > 0 ? x : c * x} with a constant {@code c >= 0}.
 * Compared with 0 they give what {@code x} gives: whoever has the result need not keep {@code x} for the slope.
 */
final class Rectifier {

    private Rectifier() {}

    /** The position of {@code x > 0} or {@code x <= 0}, if the value at a position is such a function, and else -1. */
    static int condition(List<Instruction> instructions, int position) {
        if (instructions.get(position) instanceof Select select
                && instructions.get(select.condition()) instanceof Compare compare
                && compare.relation() == Relation.GREATER
                && compare.left() == select.whenTrue()
                && FormulaCheck.isConstant(instructions.get(compare.right()), 0)
                && isNotPositive(instructions, select.whenFalse(), compare.left())) {
            return select.condition();
        }
        if (instructions.get(position) instanceof Select select
                && instructions.get(select.condition()) instanceof Compare compare
                && compare.relation() == Relation.LESS_OR_EQUAL
                && compare.left() == select.whenFalse()
                && FormulaCheck.isConstant(instructions.get(compare.right()), 0)
                && FormulaCheck.isConstant(instructions.get(select.whenTrue()), 0)) {
            return select.condition();
        }
        return -1;
    }

    /** Whether the value at a position is {@code x > 0 ? x : 0} of the first input. */
    static boolean isPlain(List<Instruction> instructions, int position) {
        int condition = condition(instructions, position);
        if (condition < 0) {
            return false;
        }
        Select select = (Select) instructions.get(position);
        Compare compare = (Compare) instructions.get(condition);
        int otherwise = select.whenTrue() == compare.left() ? select.whenFalse() : select.whenTrue();
        return instructions.get(compare.left()) instanceof Input
                && FormulaCheck.isConstant(instructions.get(otherwise), 0);
    }

    /** Whether the value is 0 or {@code c * x}: not greater than 0 where {@code x} is not. */
    private static boolean isNotPositive(List<Instruction> instructions, int position, int x) {
        if (FormulaCheck.isConstant(instructions.get(position), 0)) {
            return true;
        }
        return instructions.get(position) instanceof Call product
                && product.function() == ScalarFunction.MULTIPLY
                && instructions.get(product.arguments().get(0)) instanceof Constant factor
                && factor.value() >= 0
                && product.arguments().get(1) == x;
    }
}
