// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Element;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.IntegerCall;
import org.gradwright.processor.formula.Instruction.Length;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Scratch;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.ToInteger;
import org.gradwright.processor.formula.Instruction.ToNumber;
import org.gradwright.processor.formula.Instruction.Truth;
import org.gradwright.processor.formula.Instruction.Whole;
import org.gradwright.processor.formula.Instruction.Written;

/**
 * The obvious evaluation of a formula: every instruction in turn. The meaning that generated code must have. Numbers are
 * {@link Double}, integers {@link Integer}, truth values {@link Boolean}, rows {@code double[]}, which are copied before
 * they are written to.
 */
final class FormulaInterpreter {

    private final Object[] values;

    private FormulaInterpreter(int instructions) {
        values = new Object[instructions];
    }

    static List<Object> compute(Formula formula, List<?> inputs) {
        if (inputs.size() != formula.arity()) {
            throw new IllegalArgumentException("'" + formula.name() + "' takes " + formula.arity() + " values "
                    + formula.inputs() + ", but was given " + inputs.size());
        }
        FormulaInterpreter run = new FormulaInterpreter(formula.instructions().size());
        for (int i = 0; i < run.values.length; i++) {
            run.values[i] = run.value(formula.instructions().get(i), inputs);
        }
        return formula.results().stream().map(i -> run.values[i]).toList();
    }

    private Object value(Instruction instruction, List<?> inputs) {
        if (instruction instanceof Input input) {
            return inputs.get(input.index());
        }
        if (instruction instanceof Constant constant) {
            return constant.value();
        }
        if (instruction instanceof Whole whole) {
            return whole.value();
        }
        if (instruction instanceof Truth truth) {
            return truth.value();
        }
        if (instruction instanceof Call call) {
            return call.function()
                    .evaluate(
                            call.arguments().stream().mapToDouble(this::number).toArray());
        }
        if (instruction instanceof Compare compare) {
            return compare.relation().holds(comparable(compare.left()), comparable(compare.right()));
        }
        if (instruction instanceof Logic logic) {
            return truth(logic);
        }
        if (instruction instanceof Select select) {
            return values[truth(select.condition()) ? select.whenTrue() : select.whenFalse()];
        }
        if (instruction instanceof Given given) {
            return values[given.value()];
        }
        return ofRowsAndIntegers(instruction);
    }

    private Object ofRowsAndIntegers(Instruction instruction) {
        if (instruction instanceof IntegerCall call) {
            List<Integer> arguments = call.arguments();
            return IntegerSimplification.evaluate(
                    call.function(), integer(arguments.get(0)), integer(arguments.get(arguments.size() - 1)));
        }
        if (instruction instanceof ToNumber conversion) {
            return (double) integer(conversion.integer());
        }
        if (instruction instanceof ToInteger conversion) {
            return (int) number(conversion.number());
        }
        if (instruction instanceof Length length) {
            return row(length.row()).length;
        }
        if (instruction instanceof Element element) {
            return row(element.row())[integer(element.index())];
        }
        if (instruction instanceof Scratch scratch) {
            return new double[Math.max(0, integer(scratch.length()))];
        }
        if (instruction instanceof Written written) {
            double[] row = row(written.row()).clone();
            double value = number(written.value());
            row[integer(written.index())] = written.adds() ? row[integer(written.index())] + value : value;
            return row;
        }
        if (instruction instanceof Carried carried) {
            return ((List<?>) values[carried.loop()]).get(carried.index());
        }
        return loop((Loop) instruction);
    }

    private List<Object> loop(Loop loop) {
        List<Object> carried = new ArrayList<>();
        loop.initial().forEach(position -> carried.add(values[position]));
        int to = integer(loop.to());
        for (int i = integer(loop.from()); loop.down() ? i > to : i < to; i += loop.down() ? -1 : 1) {
            List<Object> inputs = new ArrayList<>(List.of(i));
            inputs.addAll(carried);
            loop.captured().forEach(position -> inputs.add(values[position]));
            List<Object> next = compute(loop.body(), inputs);
            carried.clear();
            carried.addAll(next);
        }
        return carried;
    }

    private boolean truth(Logic logic) {
        boolean first = truth(logic.arguments().get(0));
        return switch (logic.connective()) {
            case NOT -> !first;
            case AND -> first && truth(logic.arguments().get(1));
            case OR -> first || truth(logic.arguments().get(1));
        };
    }

    private double comparable(int position) {
        return values[position] instanceof Integer integer ? integer : number(position);
    }

    private double number(int position) {
        return (Double) values[position];
    }

    private int integer(int position) {
        return (Integer) values[position];
    }

    private boolean truth(int position) {
        return (Boolean) values[position];
    }

    private double[] row(int position) {
        return (double[]) values[position];
    }
}
