// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.Truth;

/** The obvious evaluation of a formula: every instruction in turn. The meaning that generated code must have. */
final class FormulaInterpreter {

    private final double[] numbers;
    private final boolean[] truths;

    private FormulaInterpreter(int instructions) {
        numbers = new double[instructions];
        truths = new boolean[instructions];
    }

    static double[] evaluate(Formula formula, double[] inputs) {
        if (inputs.length != formula.arity()) {
            throw new IllegalArgumentException("'" + formula.name() + "' takes " + formula.arity() + " values "
                    + formula.inputs() + ", but was given " + inputs.length);
        }
        FormulaInterpreter run = new FormulaInterpreter(formula.instructions().size());
        for (int i = 0; i < formula.instructions().size(); i++) {
            run.step(i, formula.instructions().get(i), inputs);
        }
        return formula.results().stream().mapToDouble(i -> run.numbers[i]).toArray();
    }

    private void step(int i, Instruction instruction, double[] inputs) {
        if (instruction instanceof Input input) {
            numbers[i] = inputs[input.index()];
        } else if (instruction instanceof Constant constant) {
            numbers[i] = constant.value();
        } else if (instruction instanceof Truth truth) {
            truths[i] = truth.value();
        } else if (instruction instanceof Call call) {
            numbers[i] = call.function()
                    .evaluate(call.arguments().stream()
                            .mapToDouble(argument -> numbers[argument])
                            .toArray());
        } else if (instruction instanceof Compare compare) {
            truths[i] = compare.relation().holds(numbers[compare.left()], numbers[compare.right()]);
        } else if (instruction instanceof Logic logic) {
            truths[i] = truth(logic);
        } else if (instruction instanceof Select select) {
            int chosen = truths[select.condition()] ? select.whenTrue() : select.whenFalse();
            numbers[i] = numbers[chosen];
            truths[i] = truths[chosen];
        }
    }

    private boolean truth(Logic logic) {
        boolean first = truths[logic.arguments().get(0)];
        return switch (logic.connective()) {
            case NOT -> !first;
            case AND -> first && truths[logic.arguments().get(1)];
            case OR -> first || truths[logic.arguments().get(1)];
        };
    }
}
