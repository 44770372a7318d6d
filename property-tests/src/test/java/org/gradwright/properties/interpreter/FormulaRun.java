// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Instruction;
import org.gradwright.processor.formula.ScalarFunction;

/** Evaluates formulas of one result, and remembers on which side of every condition the evaluations were. */
final class FormulaRun {
    private final Noise noise;
    private long signature;

    FormulaRun(Noise noise) {
        this.noise = noise;
    }

    /** A number that is the same for evaluations that met the same conditions with the same outcomes. */
    long signature() {
        return signature;
    }

    double evaluate(Formula formula, double[] inputs) {
        int count = formula.instructions().size();
        double[] numbers = new double[count];
        boolean[] truths = new boolean[count];
        for (int i = 0; i < count; i++) {
            Instruction instruction = formula.instructions().get(i);
            if (instruction instanceof Instruction.Input input) {
                numbers[i] = inputs[input.index()];
            } else if (instruction instanceof Instruction.Constant constant) {
                numbers[i] = constant.value();
            } else if (instruction instanceof Instruction.Truth truth) {
                truths[i] = truth.value();
            } else if (instruction instanceof Instruction.Call call) {
                double[] arguments = new double[call.arguments().size()];
                for (int k = 0; k < arguments.length; k++) {
                    arguments[k] = numbers[call.arguments().get(k)];
                }
                note(call.function(), arguments);
                double value = call.function().evaluate(arguments);
                numbers[i] = isExact(call.function()) ? value : noise.applyTo(value);
            } else if (instruction instanceof Instruction.Compare compare) {
                truths[i] = compare.relation().holds(numbers[compare.left()], numbers[compare.right()]);
                note(truths[i] ? 1 : 2);
            } else if (instruction instanceof Instruction.Logic logic) {
                truths[i] = truth(logic, truths);
            } else if (instruction instanceof Instruction.Select select) {
                int chosen = truths[select.condition()] ? select.whenTrue() : select.whenFalse();
                numbers[i] = numbers[chosen];
                truths[i] = truths[chosen];
            }
        }
        return numbers[formula.results().get(0)];
    }

    private static boolean truth(Instruction.Logic logic, boolean[] truths) {
        boolean first = truths[logic.arguments().get(0)];
        return switch (logic.connective()) {
            case NOT -> !first;
            case AND -> first && truths[logic.arguments().get(1)];
            case OR -> first || truths[logic.arguments().get(1)];
        };
    }

    /** Whether a function never rounds. */
    private static boolean isExact(ScalarFunction function) {
        return switch (function) {
            case NEGATE, ABS, SIGNUM, MAX, MIN, FLOOR, CEIL, RINT, REMAINDER -> true;
            default -> false;
        };
    }

    /** The functions with kinks or jumps are conditions too. */
    private void note(ScalarFunction function, double[] arguments) {
        switch (function) {
            case ABS, SIGNUM -> note((long) Math.signum(arguments[0]));
            case MAX, MIN -> note(Double.compare(arguments[0], arguments[1]));
            case FLOOR, CEIL, RINT -> note((long) function.evaluate(arguments));
            case REMAINDER -> note((long) (arguments[0] / arguments[1]));
            default -> {}
        }
    }

    private void note(long outcome) {
        signature = (signature ^ (outcome + 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L;
        signature ^= signature >>> 29;
    }
}
