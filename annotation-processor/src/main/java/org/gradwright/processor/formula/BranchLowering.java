// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Select;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code x <= 0 ? 0 : x} the function {@code max(x, 0)} and the like, which HotSpot vectorizes as it does no choice:
 * where both have the same bits for every number, NaN and the negative zero too. It comes after differentiation, as both have
 * other slopes where they tie.
 */
public final class BranchLowering {
    private BranchLowering() {}

    /** The formula of numbers with such choices lowered. */
    public static Formula of(Formula formula) {
        if (!formula.isScalar()) {
            throw new IllegalArgumentException("'" + formula.name() + "' is no formula of numbers alone");
        }
        FormulaBuilder builder = new FormulaBuilder(formula.inputs(), formula.kinds());
        int[] copies = new int[formula.instructions().size()];
        for (int i = 0; i < copies.length; i++) {
            ScalarFunction function = function(formula, i);
            if (formula.instructions().get(i) instanceof Input input) {
                copies[i] = builder.input(input.index());
            } else if (function != null) {
                Select select = (Select) formula.instructions().get(i);
                copies[i] = builder.call(function, copies[select.whenFalse()], copies[select.whenTrue()]);
                builder.hint(copies[i], formula.hints().get(i));
            } else {
                copies[i] = builder.copy(formula, i, copies);
            }
        }
        int[] results =
                formula.results().stream().mapToInt(result -> copies[result]).toArray();
        return builder.build(formula.name(), results);
    }

    /** MAX or MIN where the value at a position is {@code x < c ? c : x} with a constant c, or the like; else null. */
    private static @Nullable ScalarFunction function(Formula formula, int position) {
        if (!(formula.instructions().get(position) instanceof Select select)
                || !(formula.instructions().get(select.condition()) instanceof Compare compare)
                || compare.left() != select.whenFalse()
                || compare.right() != select.whenTrue()
                || !(formula.instructions().get(compare.right()) instanceof Constant bound)
                || Double.isNaN(bound.value())) {
            return null;
        }
        // Ties with 0: max(-0.0, 0.0) is 0.0, min(-0.0, 0.0) is -0.0.
        boolean zero = bound.value() == 0;
        boolean negativeZero = zero && 1 / bound.value() < 0;
        return switch (compare.relation()) {
            case LESS -> zero && !negativeZero ? null : ScalarFunction.MAX;
            case LESS_OR_EQUAL -> negativeZero ? null : ScalarFunction.MAX;
            case GREATER -> negativeZero ? null : ScalarFunction.MIN;
            case GREATER_OR_EQUAL -> zero && !negativeZero ? null : ScalarFunction.MIN;
            case EQUAL, NOT_EQUAL -> null;
        };
    }
}
