// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
 * One evaluation of a formula by dual numbers, which knows nothing of {@link Derivatives}: beside each value its slope in
 * one input, a first-order bound of its rounding error, and all the decisions that were taken. Two points with the same
 * decisions have no kink between them, as far as the formula is concerned. A number is a {@link Dual}, a row an array of
 * them.
 */
final class Trace {

    static final double DOUBLE_UNIT = 0x1p-53;
    static final double FLOAT_UNIT = 0x1p-24;

    /** What one evaluation has met, in the formula and in its loops. */
    private static final class Record {
        private final List<Object> decisions = new ArrayList<>();
        /** For each instruction of a formula or body: 1 when it chose its first branch, 2 for the second, 3 for both. */
        private final Map<Formula, int[]> sides = new IdentityHashMap<>();

        private boolean finite = true;
    }

    private final Precision precision;
    private final double unit;
    private final Record record;
    private final Object[] values;

    private Trace(Formula formula, Precision precision, double unit, Record record, List<?> inputs) {
        this.precision = precision;
        this.unit = unit;
        this.record = record;
        this.values = new Object[formula.instructions().size()];
        int[] sides = record.sides.computeIfAbsent(formula, key -> new int[values.length]);
        for (int i = 0; i < values.length; i++) {
            Instruction instruction = formula.instructions().get(i);
            values[i] = value(instruction, inputs);
            if (instruction instanceof Select select && !(values[i] instanceof Boolean)) {
                sides[i] |= truth(select.condition()) ? 1 : 2;
            }
            if (values[i] instanceof Dual number) {
                record.finite &= number.isModerate();
            }
        }
    }

    /** Evaluates a formula of numbers in double; the slope is taken in one input. */
    static Trace of(Formula formula, int input, double... at) {
        return of(formula, Precision.DOUBLE, DOUBLE_UNIT, input, at);
    }

    /** Evaluates a formula of numbers; the slope is taken in one input. */
    static Trace of(Formula formula, Precision precision, double unit, int input, double... at) {
        return of(
                formula,
                precision,
                unit,
                new Place(input, -1),
                Arrays.stream(at).boxed().toList());
    }

    /** Evaluates a formula in double; the slope is taken in the number at a place. */
    static Trace of(Formula formula, Place place, List<?> at) {
        return of(formula, Precision.DOUBLE, DOUBLE_UNIT, place, at);
    }

    /**
     * Evaluates a formula.
     *
     * @param precision that of the values
     * @param unit the rounding error of one operation, for the error bound
     * @param place where the number is in which the slope is taken
     * @param at for each input a {@link Double}, an {@link Integer} or a {@code double[]}
     */
    static Trace of(Formula formula, Precision precision, double unit, Place place, List<?> at) {
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) {
            boolean here = place.input() == i;
            if (at.get(i) instanceof double[] row) {
                Dual[] duals = new Dual[row.length];
                for (int k = 0; k < duals.length; k++) {
                    duals[k] = Dual.of(row[k], here && place.element() == k ? 1 : 0, unit);
                }
                inputs.add(duals);
            } else {
                inputs.add(at.get(i) instanceof Double number ? Dual.of(number, here ? 1 : 0, unit) : at.get(i));
            }
        }
        return new Trace(formula, precision, unit, new Record(), inputs);
    }

    double value(Formula formula) {
        return result(formula, 0).value();
    }

    double slope(Formula formula) {
        return result(formula, 0).slope();
    }

    /** A bound of the rounding error of the result, to first order. */
    double error(Formula formula) {
        return result(formula, 0).error();
    }

    /** A result that is a number. */
    Dual result(Formula formula, int index) {
        return (Dual) values[formula.results().get(index)];
    }

    /** A result that is a row. */
    Dual[] row(Formula formula, int index) {
        return (Dual[]) values[formula.results().get(index)];
    }

    /** For the formula and the bodies of its loops, which branches each instruction chose: 1, 2, or 3 for both; else 0. */
    Map<Formula, int[]> sides() {
        return record.sides;
    }

    List<Object> decisions() {
        return record.decisions;
    }

    /** Whether every value, slope and error on the way is a number of moderate size. */
    boolean isFinite() {
        return record.finite;
    }

    private Object value(Instruction instruction, List<?> inputs) {
        if (instruction instanceof Input read) {
            return inputs.get(read.index());
        }
        if (instruction instanceof Constant constant) {
            return Dual.of(precision.rounded(constant.value()), 0, unit);
        }
        if (instruction instanceof Whole whole) {
            return whole.value();
        }
        if (instruction instanceof Truth truth) {
            return truth.value();
        }
        if (instruction instanceof Call call) {
            return applied(call);
        }
        if (instruction instanceof Compare compare) {
            return compared(compare);
        }
        if (instruction instanceof Logic logic) {
            boolean first = truth(logic.arguments().get(0));
            boolean last = truth(logic.arguments().get(logic.arguments().size() - 1));
            return switch (logic.connective()) {
                case AND -> first && last;
                case OR -> first || last;
                case NOT -> !first;
            };
        }
        if (instruction instanceof Select select) {
            return values[truth(select.condition()) ? select.whenTrue() : select.whenFalse()];
        }
        if (instruction instanceof Given given) {
            return given(given);
        }
        return instruction instanceof Loop loop ? last(loop) : ofRowsAndIntegers(instruction);
    }

    private Object ofRowsAndIntegers(Instruction instruction) {
        if (instruction instanceof IntegerCall call) {
            List<Integer> arguments = call.arguments();
            int a = integer(arguments.get(0));
            int b = integer(arguments.get(arguments.size() - 1));
            return (int) Math.round(
                    switch (call.function()) {
                        case DIVIDE -> (double) (a / b);
                        case REMAINDER -> a - a / b * (double) b;
                        default ->
                            call.function().evaluate(arguments.size() == 1 ? new double[] {a} : new double[] {a, b});
                    });
        }
        if (instruction instanceof ToNumber conversion) {
            return Dual.of(precision.rounded(integer(conversion.integer())), 0, 0);
        }
        if (instruction instanceof ToInteger conversion) {
            return (int) number(conversion.number()).value();
        }
        if (instruction instanceof Length length) {
            return row(length.row()).length;
        }
        if (instruction instanceof Element element) {
            return row(element.row())[integer(element.index())];
        }
        if (instruction instanceof Scratch scratch) {
            Dual[] zeros = new Dual[Math.max(0, integer(scratch.length()))];
            Arrays.fill(zeros, Dual.ZERO);
            return zeros;
        }
        if (instruction instanceof Carried carried) {
            return ((List<?>) values[carried.loop()]).get(carried.index());
        }
        return changed((Written) instruction);
    }

    private Dual[] changed(Written written) {
        Dual[] row = row(written.row()).clone();
        int index = integer(written.index());
        Dual value = number(written.value());
        if (written.adds()) {
            double sum = precision.rounded(row[index].value() + value.value());
            double error = row[index].error() + value.error() + 2 * unit * Math.abs(sum) + Double.MIN_NORMAL;
            value = new Dual(sum, row[index].slope() + value.slope(), error);
            record.finite &= value.isModerate();
        }
        row[index] = value;
        return row;
    }

    private List<Object> last(Loop loop) {
        List<Object> carried = new ArrayList<>();
        loop.initial().forEach(position -> carried.add(values[position]));
        int step = loop.down() ? -1 : 1;
        for (int i = integer(loop.from()); step * i < step * integer(loop.to()); i += step) {
            List<Object> inputs = new ArrayList<>(List.of(i));
            inputs.addAll(carried);
            loop.captured().forEach(position -> inputs.add(values[position]));
            Trace round = new Trace(loop.body(), precision, unit, record, inputs);
            carried.clear();
            loop.body().results().forEach(result -> carried.add(round.values[result]));
        }
        return carried;
    }

    private Dual given(Given given) {
        List<Double> at = given.arguments().stream()
                .map(argument -> number(argument).value())
                .toList();
        double slope = 0;
        for (int k = 0; k < at.size(); k++) {
            double partial = (Double) given.slopes().get(k).compute(at).get(0);
            slope += partial * number(given.arguments().get(k)).slope();
        }
        Dual value = number(given.value());
        return new Dual(value.value(), slope, value.error());
    }

    private boolean compared(Compare compare) {
        double left = comparable(compare.left());
        double right = comparable(compare.right());
        record.decisions.add(Math.signum(left - right));
        return compare.relation().holds(left, right);
    }

    private double comparable(int position) {
        return values[position] instanceof Integer integer
                ? integer
                : number(position).value();
    }

    private boolean truth(int position) {
        return (Boolean) values[position];
    }

    private Dual number(int position) {
        return (Dual) values[position];
    }

    private int integer(int position) {
        return (Integer) values[position];
    }

    private Dual[] row(int position) {
        return (Dual[]) values[position];
    }

    /** For float too: double has digits enough to round the double result once more, but for fma. */
    private double value(ScalarFunction function, double... arguments) {
        return function == ScalarFunction.FMA && precision == Precision.FLOAT
                ? Math.fma((float) arguments[0], (float) arguments[1], (float) arguments[2])
                : precision.rounded(function.evaluate(arguments));
    }

    private Dual applied(Call call) {
        double[] arguments = call.arguments().stream()
                .mapToDouble(argument -> number(argument).value())
                .toArray();
        double value = value(call.function(), arguments);
        double slope = 0;
        double error = 2 * unit * Math.abs(value) + Double.MIN_NORMAL;
        double[] partials = Partials.of(call.function(), arguments);
        for (int k = 0; k < partials.length; k++) {
            Dual argument = number(call.arguments().get(k));
            slope += argument.slope() == 0 ? 0 : partials[k] * argument.slope();
            error += argument.error() == 0 ? 0 : Math.abs(partials[k]) * argument.error();
        }
        decide(call.function(), arguments, value);
        return new Dual(value, slope, error);
    }

    private void decide(ScalarFunction function, double[] arguments, double value) {
        List<Object> decisions = record.decisions;
        switch (function) {
            case ABS, SIGNUM -> decisions.add(Math.signum(arguments[0]));
            case MAX, MIN, REMAINDER -> {
                decisions.add(Math.signum(arguments[0] - arguments[1]));
                // A remainder jumps where the quotient without its fraction changes.
                decisions.add(StrictMath.floor(Math.abs(arguments[0] / arguments[1])));
                decisions.add(Math.signum(arguments[0]));
            }
            case FLOOR, CEIL, RINT -> decisions.add(value);
            case ATAN2 -> decisions.add(arguments[1] < 0 ? Math.signum(arguments[0]) : 0.0);
            default -> {}
        }
    }
}
