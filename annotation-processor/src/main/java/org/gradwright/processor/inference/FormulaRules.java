// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Instruction;
import org.gradwright.processor.formula.Kind;

/** What formulas must be good for. */
public final class FormulaRules {
    private static final List<Instruction> ZEROS = List.of(new Instruction.Constant(0), new Instruction.Constant(-0.0));

    private FormulaRules() {}

    /** Whether the slope in an input is 0 wherever there is one, so that nothing before it can be trained. */
    public static boolean isFlat(Formula formula, int input) {
        Formula slope = Derivatives.derivative(formula, input);
        Instruction result = slope.instructions().get(slope.results().get(0));
        // the gradient of a row, to which nothing is added, is its input
        boolean untouched = formula.kinds().get(input) == Kind.ROW && result instanceof Instruction.Input;
        return untouched || ZEROS.contains(result);
    }

    /** The names of a formula's first inputs, as a message puts them between quotes. */
    public static String names(Formula formula, int count) {
        List<String> names = formula.inputs().subList(0, count);
        return String.join("', '", names.subList(0, count - 1)) + "' and '" + names.get(count - 1);
    }
}
