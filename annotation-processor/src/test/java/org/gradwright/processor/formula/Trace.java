// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.Truth;

/**
 * One evaluation of a formula by dual numbers, which knows nothing of {@link Derivatives}: beside each value its slope in
 * one input, a first-order bound of its rounding error, and all the decisions that were taken. Two points with the same
 * decisions have no kink between them, as far as the formula is concerned.
 */
final class Trace {

    static final double DOUBLE_UNIT = 0x1p-53;
    static final double FLOAT_UNIT = 0x1p-24;

    private final Precision precision;
    private final double unit;
    private final double[] values;
    private final double[] slopes;
    private final double[] errors;
    private final boolean[] truths;
    private final List<Object> decisions = new ArrayList<>();
    private boolean finite = true;

    private Trace(int instructions, Precision precision, double unit) {
        this.precision = precision;
        this.unit = unit;
        this.values = new double[instructions];
        this.slopes = new double[instructions];
        this.errors = new double[instructions];
        this.truths = new boolean[instructions];
    }

    /** Evaluates a formula in double; the slope is taken in one input. */
    static Trace of(Formula formula, int input, double... at) {
        return of(formula, Precision.DOUBLE, DOUBLE_UNIT, input, at);
    }

    /**
     * Evaluates a formula.
     *
     * @param precision that of the values
     * @param unit the rounding error of one operation, for the error bound
     */
    static Trace of(Formula formula, Precision precision, double unit, int input, double... at) {
        Trace trace = new Trace(formula.instructions().size(), precision, unit);
        for (int i = 0; i < trace.values.length; i++) {
            trace.step(i, formula.instructions().get(i), input, at);
        }
        return trace;
    }

    double value(Formula formula) {
        return values[formula.results().get(0)];
    }

    double slope(Formula formula) {
        return slopes[formula.results().get(0)];
    }

    /** A bound of the rounding error of the result, to first order. */
    double error(Formula formula) {
        return errors[formula.results().get(0)];
    }

    /** How a condition turned out. */
    boolean truth(int instruction) {
        return truths[instruction];
    }

    List<Object> decisions() {
        return decisions;
    }

    /** Whether every value, slope and error on the way is a number of moderate size. */
    boolean isFinite() {
        return finite;
    }

    private void step(int i, Instruction instruction, int input, double[] at) {
        if (instruction instanceof Input read) {
            values[i] = at[read.index()];
            slopes[i] = read.index() == input ? 1 : 0;
            errors[i] = unit * Math.abs(values[i]);
        } else if (instruction instanceof Constant constant) {
            values[i] = precision.rounded(constant.value());
            errors[i] = unit * Math.abs(values[i]);
        } else if (instruction instanceof Truth truth) {
            truths[i] = truth.value();
        } else if (instruction instanceof Call call) {
            apply(i, call);
        } else if (instruction instanceof Compare compare) {
            truths[i] = compare.relation().holds(values[compare.left()], values[compare.right()]);
            decisions.add(Math.signum(values[compare.left()] - values[compare.right()]));
        } else if (instruction instanceof Logic logic) {
            boolean first = truths[logic.arguments().get(0)];
            boolean last = truths[logic.arguments().get(logic.arguments().size() - 1)];
            truths[i] = switch (logic.connective()) {
                case AND -> first && last;
                case OR -> first || last;
                case NOT -> !first;
            };
        } else if (instruction instanceof Select select) {
            int chosen = truths[select.condition()] ? select.whenTrue() : select.whenFalse();
            values[i] = values[chosen];
            slopes[i] = slopes[chosen];
            errors[i] = errors[chosen];
            truths[i] = truths[chosen];
        }
        finite &= Math.abs(values[i]) < 1e4 && Math.abs(slopes[i]) < 1e8 && errors[i] < 1e8;
    }

    /** For float too: double has digits enough to round the double result once more, but for fma. */
    private double value(ScalarFunction function, double... arguments) {
        return function == ScalarFunction.FMA && precision == Precision.FLOAT
                ? Math.fma((float) arguments[0], (float) arguments[1], (float) arguments[2])
                : precision.rounded(function.evaluate(arguments));
    }

    private void apply(int i, Call call) {
        double[] arguments = call.arguments().stream()
                .mapToDouble(argument -> values[argument])
                .toArray();
        values[i] = value(call.function(), arguments);
        double[] partials = Partials.of(call.function(), arguments);
        for (int k = 0; k < partials.length; k++) {
            int argument = call.arguments().get(k);
            if (slopes[argument] != 0) {
                slopes[i] += partials[k] * slopes[argument];
            }
            if (errors[argument] != 0) {
                errors[i] += Math.abs(partials[k]) * errors[argument];
            }
        }
        errors[i] += 2 * unit * Math.abs(values[i]) + Double.MIN_NORMAL;
        switch (call.function()) {
            case ABS, SIGNUM -> decisions.add(Math.signum(arguments[0]));
            case MAX, MIN, REMAINDER -> {
                decisions.add(Math.signum(arguments[0] - arguments[1]));
                // A remainder jumps where the quotient without its fraction changes.
                decisions.add(StrictMath.floor(Math.abs(arguments[0] / arguments[1])));
                decisions.add(Math.signum(arguments[0]));
            }
            case FLOOR, CEIL, RINT -> decisions.add(values[i]);
            case ATAN2 -> decisions.add(arguments[1] < 0 ? Math.signum(arguments[0]) : 0.0);
            default -> {}
        }
    }
}
