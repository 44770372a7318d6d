// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.List;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Select;

/** Words for values that have no name of their own. */
final class LocalNames {

    private LocalNames() {}

    static String of(Formula formula, Instruction instruction) {
        if (instruction instanceof Call call) {
            return of(call.function());
        }
        if (instruction instanceof Compare compare) {
            return of(compare, formula.instructions());
        }
        if (instruction instanceof Instruction.Input input) {
            return formula.inputs().get(input.index());
        }
        if (instruction instanceof Instruction.Element) {
            return "value";
        }
        if (instruction instanceof Instruction.ToNumber) {
            return "number";
        }
        if (instruction instanceof Instruction.Length) {
            return "length";
        }
        if (instruction instanceof Instruction.IntegerCall || instruction instanceof Instruction.ToInteger) {
            return "index";
        }
        return instruction instanceof Select ? "choice" : "condition";
    }

    private static String of(ScalarFunction function) {
        return switch (function) {
            case ADD -> "sum";
            case SUBTRACT -> "difference";
            case MULTIPLY -> "product";
            case DIVIDE -> "ratio";
            case REMAINDER -> "remainder";
            case NEGATE -> "negative";
            case SQRT -> "root";
            default -> function.javaName();
        };
    }

    private static String of(Compare compare, List<Instruction> instructions) {
        boolean toZero = FormulaCheck.isConstant(instructions.get(compare.right()), 0);
        return switch (compare.relation()) {
            case LESS, LESS_OR_EQUAL -> toZero && compare.relation() == Relation.LESS ? "isNegative" : "below";
            case GREATER, GREATER_OR_EQUAL -> toZero && compare.relation() == Relation.GREATER ? "isPositive" : "above";
            case EQUAL, NOT_EQUAL -> "condition";
        };
    }
}
