// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.formula.Instruction.Length;

/** Puts numbers in the place of inputs, and lengths in the place of the lengths of rows. */
final class FormulaBinding {

    private FormulaBinding() {}

    static Formula bind(Formula formula, Map<String, Double> constants, Map<String, Integer> lengths) {
        for (String name : constants.keySet()) {
            if (!formula.inputs().contains(name)) {
                throw new IllegalArgumentException(
                        "'" + formula.name() + "' has inputs " + formula.inputs() + ", but no '" + name + "'");
            }
        }
        List<String> free = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < formula.arity(); i++) {
            if (!constants.containsKey(formula.inputs().get(i))) {
                free.add(formula.inputs().get(i));
                kinds.add(formula.kinds().get(i));
            }
        }
        FormulaBuilder builder = new FormulaBuilder(free, kinds);
        lengths.forEach((row, length) -> {
            if (free.contains(row)) {
                builder.know(new Length(builder.input(free.indexOf(row))), builder.whole(length));
            }
        });
        int[] arguments = new int[formula.arity()];
        for (int i = 0; i < arguments.length; i++) {
            Double constant = constants.get(formula.inputs().get(i));
            arguments[i] = constant == null
                    ? builder.input(free.indexOf(formula.inputs().get(i)))
                    : constant(builder, formula.kinds().get(i), constant);
        }
        return builder.build(formula.name(), builder.append(formula, arguments));
    }

    private static int constant(FormulaBuilder builder, Kind kind, double value) {
        return kind == Kind.INTEGER ? builder.whole((int) value) : builder.constant(value);
    }
}
