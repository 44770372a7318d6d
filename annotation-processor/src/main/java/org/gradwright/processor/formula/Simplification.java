// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;
import java.util.List;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.IntegerCall;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.ToInteger;
import org.gradwright.processor.formula.Instruction.ToNumber;

/**
 * Simpler instructions with the same value, to the last bit, for all inputs (but for the payload of a NaN). So
 * {@code x * 1} is {@code x}, while {@code x + 0} is not ({@code -0.0 + 0} is {@code 0.0}), nor is {@code x * 0} zero.
 */
final class Simplification {

    private final FormulaBuilder builder;

    Simplification(FormulaBuilder builder) {
        this.builder = builder;
    }

    /** The position of an instruction that was taken from another formula, with operands of this one. */
    int copy(Instruction instruction) {
        if (instruction instanceof Call call) {
            return call(
                    call.function(),
                    call.arguments().stream().mapToInt(Integer::intValue).toArray());
        }
        if (instruction instanceof Compare compare) {
            return builder.compare(compare.relation(), compare.left(), compare.right());
        }
        if (instruction instanceof Select select) {
            return builder.select(select.condition(), select.whenTrue(), select.whenFalse());
        }
        if (instruction instanceof Logic logic) {
            List<Integer> arguments = logic.arguments();
            return switch (logic.connective()) {
                case AND -> builder.and(arguments.get(0), arguments.get(1));
                case OR -> builder.or(arguments.get(0), arguments.get(1));
                case NOT -> builder.not(arguments.get(0));
            };
        }
        if (instruction instanceof IntegerCall call) {
            return builder.integer(
                    call.function(),
                    call.arguments().stream().mapToInt(Integer::intValue).toArray());
        }
        if (instruction instanceof ToNumber conversion) {
            return builder.toNumber(conversion.integer());
        }
        if (instruction instanceof ToInteger conversion) {
            return builder.toInteger(conversion.number());
        }
        if (instruction instanceof Given given) {
            return builder.given(given.value(), given.arguments(), given.slopes());
        }
        return builder.emit(instruction);
    }

    int call(ScalarFunction function, int... arguments) {
        if (arguments.length != function.arity()) {
            throw new IllegalArgumentException(
                    function + " takes " + function.arity() + " arguments, but was given " + arguments.length);
        }
        if (Arrays.stream(arguments).allMatch(argument -> builder.at(argument) instanceof Constant)) {
            return builder.constant(function.evaluate(
                    Arrays.stream(arguments).mapToDouble(this::constant).toArray()));
        }
        int a = arguments[0];
        int b = arguments[arguments.length - 1];
        return switch (function) {
            case ADD -> add(a, b);
            case SUBTRACT -> subtract(a, b);
            case MULTIPLY -> multiply(a, b);
            case DIVIDE -> divide(a, b);
            case NEGATE -> negate(a);
            case POW -> pow(a, b);
            default -> emit(function, arguments);
        };
    }

    private int add(int a, int b) {
        if (is(b, -0.0)) {
            return a;
        }
        if (is(a, -0.0)) {
            return b;
        }
        if (isNegative(b)) {
            return builder.subtract(a, opposite(b));
        }
        if (isNegative(a)) {
            return builder.subtract(b, opposite(a));
        }
        return emit(ScalarFunction.ADD, a, b);
    }

    private int subtract(int a, int b) {
        if (is(b, 0.0)) {
            return a;
        }
        if (isNegative(b)) {
            return builder.add(a, opposite(b));
        }
        return emit(ScalarFunction.SUBTRACT, a, b);
    }

    private int multiply(int a, int b) {
        if (is(a, 1)) {
            return b;
        }
        if (is(b, 1)) {
            return a;
        }
        if (is(a, -1)) {
            return builder.negate(b);
        }
        if (is(b, -1)) {
            return builder.negate(a);
        }
        if (isCall(a, ScalarFunction.NEGATE)) {
            return builder.negate(builder.multiply(argument(a, 0), b));
        }
        if (isCall(b, ScalarFunction.NEGATE)) {
            return builder.negate(builder.multiply(a, argument(b, 0)));
        }
        return emit(ScalarFunction.MULTIPLY, a, b);
    }

    private int divide(int a, int b) {
        if (is(b, 1)) {
            return a;
        }
        if (is(b, -1)) {
            return builder.negate(a);
        }
        if (isCall(a, ScalarFunction.NEGATE)) {
            return builder.negate(builder.divide(argument(a, 0), b));
        }
        if (isCall(b, ScalarFunction.NEGATE)) {
            return builder.negate(builder.divide(a, argument(b, 0)));
        }
        return emit(ScalarFunction.DIVIDE, a, b);
    }

    private int negate(int a) {
        return isCall(a, ScalarFunction.NEGATE) ? argument(a, 0) : emit(ScalarFunction.NEGATE, a);
    }

    /** {@link StrictMath#pow} is exact for the exponents 0 and 1, and one multiplication for 2. */
    private int pow(int a, int b) {
        if (is(b, 0.0) || is(b, -0.0)) {
            return builder.constant(1);
        }
        if (is(b, 1)) {
            return a;
        }
        if (is(b, 2)) {
            return builder.multiply(a, a);
        }
        return emit(ScalarFunction.POW, a, b);
    }

    private int emit(ScalarFunction function, int... arguments) {
        List<Integer> operands = Arrays.stream(arguments).boxed().toList();
        if (function.isCommutative()) {
            Call swapped = new Call(function, List.of(arguments[1], arguments[0]));
            if (builder.has(swapped)) {
                return builder.emit(swapped);
            }
        }
        return builder.emit(new Call(function, operands));
    }

    /** Whether the value is written with a minus sign in front: taking it away makes an addition a subtraction. */
    private boolean isNegative(int position) {
        return isCall(position, ScalarFunction.NEGATE)
                || isNegativeConstant(position)
                || (isProduct(position) && isNegativeConstant(argument(position, 0)));
    }

    /** The same value without the minus sign. */
    private int opposite(int position) {
        if (isProduct(position)) {
            int factor = builder.constant(-constant(argument(position, 0)));
            return builder.call(((Call) builder.at(position)).function(), factor, argument(position, 1));
        }
        return isNegativeConstant(position) ? builder.constant(-constant(position)) : argument(position, 0);
    }

    private boolean isProduct(int position) {
        return isCall(position, ScalarFunction.MULTIPLY) || isCall(position, ScalarFunction.DIVIDE);
    }

    private boolean isNegativeConstant(int position) {
        return builder.at(position) instanceof Constant constant && constant.value() < 0;
    }

    private boolean is(int position, double value) {
        return FormulaCheck.isConstant(builder.at(position), value);
    }

    private boolean isCall(int position, ScalarFunction function) {
        return builder.at(position) instanceof Call call && call.function() == function;
    }

    private int argument(int position, int index) {
        return ((Call) builder.at(position)).arguments().get(index);
    }

    private double constant(int position) {
        return ((Constant) builder.at(position)).value();
    }
}
