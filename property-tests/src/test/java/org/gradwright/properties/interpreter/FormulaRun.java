// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Instruction;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.twin.compute.Choices;

/** Evaluates formulas, and remembers on which side of every condition the evaluations were. */
final class FormulaRun {
    private final Noise noise;
    private final Choices choices = new Choices();
    private Branches branches = Branches.NONE;
    /** For each select of the formula being evaluated: 1 when its condition was true, 2 when it was false, 3 for both. */
    private int[] outcomes = new int[0];

    FormulaRun(Noise noise) {
        this.noise = noise;
    }

    /** A number that is the same for evaluations that met the same conditions with the same outcomes. */
    long signature() {
        return choices.signature();
    }

    /** The results of a formula whose inputs are numbers, integers and rows; rows are not changed. */
    List<Object> compute(Formula formula, List<?> inputs) {
        Object[] values = new Object[formula.instructions().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(formula.instructions().get(i), inputs, values);
        }
        return formula.results().stream().map(i -> values[i]).toList();
    }

    private Object value(Instruction instruction, List<?> inputs, Object[] values) {
        if (instruction instanceof Instruction.Input input) {
            return inputs.get(input.index());
        } else if (instruction instanceof Instruction.Constant constant) {
            return constant.value();
        } else if (instruction instanceof Instruction.Whole whole) {
            return whole.value();
        } else if (instruction instanceof Instruction.Truth truth) {
            return truth.value();
        } else if (instruction instanceof Instruction.Call call) {
            double[] arguments = call.arguments().stream()
                    .mapToDouble(argument -> (Double) values[argument])
                    .toArray();
            note(call.function(), arguments);
            double value = call.function().evaluate(arguments);
            return isExact(call.function()) ? value : noise.applyTo(value);
        } else if (instruction instanceof Instruction.Compare compare) {
            double left = ((Number) values[compare.left()]).doubleValue();
            boolean holds = compare.relation().holds(left, ((Number) values[compare.right()]).doubleValue());
            note(holds ? 1 : 2);
            return holds;
        } else if (instruction instanceof Instruction.Logic logic) {
            boolean[] truths = new boolean[values.length];
            logic.arguments().forEach(argument -> truths[argument] = (Boolean) values[argument]);
            return truth(logic, truths);
        } else if (instruction instanceof Instruction.Select select) {
            return values[(Boolean) values[select.condition()] ? select.whenTrue() : select.whenFalse()];
        }
        return ofRowsAndIntegers(instruction, values);
    }

    private Object ofRowsAndIntegers(Instruction instruction, Object[] values) {
        if (instruction instanceof Instruction.IntegerCall call) {
            int a = (Integer) values[call.arguments().get(0)];
            int b = (Integer) values[call.arguments().get(call.arguments().size() - 1)];
            return switch (call.function()) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case REMAINDER -> a % b;
                case NEGATE -> -a;
                case ABS -> Math.abs(a);
                case MAX -> Math.max(a, b);
                case MIN -> Math.min(a, b);
                default -> throw new AssertionError(call);
            };
        } else if (instruction instanceof Instruction.ToNumber conversion) {
            return (double) (Integer) values[conversion.integer()];
        } else if (instruction instanceof Instruction.ToInteger conversion) {
            return (int) (double) (Double) values[conversion.number()];
        } else if (instruction instanceof Instruction.Length length) {
            return ((double[]) values[length.row()]).length;
        } else if (instruction instanceof Instruction.Element element) {
            return ((double[]) values[element.row()])[(Integer) values[element.index()]];
        } else if (instruction instanceof Instruction.Scratch scratch) {
            return new double[Math.max(0, (Integer) values[scratch.length()])];
        } else if (instruction instanceof Instruction.Written written) {
            double[] row = ((double[]) values[written.row()]).clone();
            int at = (Integer) values[written.index()];
            double value = (Double) values[written.value()];
            row[at] = written.adds() ? noise.applyTo(row[at] + value) : value;
            return row;
        } else if (instruction instanceof Instruction.Loop loop) {
            return loop(loop, values);
        } else if (instruction instanceof Instruction.Carried carried) {
            return ((List<?>) values[carried.loop()]).get(carried.index());
        }
        return values[((Instruction.Given) instruction).value()];
    }

    private List<Object> loop(Instruction.Loop loop, Object[] values) {
        List<Object> carried = loop.initial().stream().map(i -> values[i]).toList();
        int to = (Integer) values[loop.to()];
        int step = loop.down() ? -1 : 1;
        for (int i = (Integer) values[loop.from()]; loop.down() ? i > to : i < to; i += step) {
            List<Object> inputs = new ArrayList<>(List.of(i));
            inputs.addAll(carried);
            loop.captured().forEach(captured -> inputs.add(values[captured]));
            carried = compute(loop.body(), inputs);
        }
        return carried;
    }

    /** How the choices in all formulas turned out. */
    Branches branches() {
        return branches;
    }

    /** Before the evaluations of a formula for all elements of a node. */
    void start(Formula formula) {
        outcomes = new int[formula.instructions().size()];
    }

    /** After the evaluations of a formula for all elements of a node. */
    void end() {
        int selects = 0;
        int both = 0;
        for (int outcome : outcomes) {
            selects += outcome == 0 ? 0 : 1;
            both += outcome == 3 ? 1 : 0;
        }
        branches = branches.plus(new Branches(selects, both));
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
                outcomes[i] |= truths[select.condition()] ? 1 : 2;
            } else if (instruction instanceof Instruction.Given given) {
                numbers[i] = numbers[given.value()];
            } else {
                throw new AssertionError(instruction);
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

    /** Remembers the outcomes of conditions that are no part of a formula. */
    void meet(int... met) {
        for (int outcome : met) {
            note(outcome);
        }
    }

    private void note(long outcome) {
        choices.note(0, outcome);
    }
}
