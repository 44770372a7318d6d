// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;
import java.util.Set;
import org.gradwright.processor.formula.Instruction.IntegerCall;
import org.gradwright.processor.formula.Instruction.ToInteger;
import org.gradwright.processor.formula.Instruction.ToNumber;
import org.gradwright.processor.formula.Instruction.Whole;

/** Simpler integers with the same value, also where Java's int arithmetic overflows. */
final class IntegerSimplification {

    /** What can be computed in {@code int}. */
    private static final Set<ScalarFunction> FUNCTIONS = Set.of(
            ScalarFunction.ADD,
            ScalarFunction.SUBTRACT,
            ScalarFunction.MULTIPLY,
            ScalarFunction.DIVIDE,
            ScalarFunction.REMAINDER,
            ScalarFunction.NEGATE,
            ScalarFunction.ABS,
            ScalarFunction.MAX,
            ScalarFunction.MIN);

    private final FormulaBuilder builder;

    IntegerSimplification(FormulaBuilder builder) {
        this.builder = builder;
    }

    int toNumber(int integer) {
        return builder.at(integer) instanceof Whole whole
                ? builder.constant(whole.value())
                : builder.emit(new ToNumber(integer));
    }

    int toInteger(int number) {
        return builder.at(number) instanceof ToNumber known ? known.integer() : builder.emit(new ToInteger(number));
    }

    int call(ScalarFunction function, int... arguments) {
        if (!FUNCTIONS.contains(function) || arguments.length != function.arity()) {
            throw new IllegalArgumentException("there is no " + function + " of " + arguments.length + " integers");
        }
        int a = arguments[0];
        int b = arguments[arguments.length - 1];
        boolean divides = function == ScalarFunction.DIVIDE || function == ScalarFunction.REMAINDER;
        if (Arrays.stream(arguments).allMatch(argument -> builder.at(argument) instanceof Whole)
                && !(divides && value(b) == 0)) {
            return builder.whole(evaluate(function, value(a), value(b)));
        }
        return switch (function) {
            case ADD -> add(a, b);
            case SUBTRACT -> subtract(a, b);
            case MULTIPLY -> multiply(a, b);
            default -> emit(function, arguments);
        };
    }

    /** The value that Java computes. */
    static int evaluate(ScalarFunction function, int a, int b) {
        return switch (function) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
            case NEGATE -> -a;
            case ABS -> Math.abs(a);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            default -> throw new IllegalArgumentException("there is no " + function + " of integers");
        };
    }

    /** A constant stands last, and there is one only: {@code (i + 1) - 2} is {@code i - 1}. */
    private int add(int a, int b) {
        if (builder.at(a) instanceof Whole constant) {
            return builder.at(b) instanceof Whole ? emit(ScalarFunction.ADD, a, b) : plus(b, constant.value());
        }
        return builder.at(b) instanceof Whole constant ? plus(a, constant.value()) : emit(ScalarFunction.ADD, a, b);
    }

    private int subtract(int a, int b) {
        if (a == b) {
            return builder.whole(0);
        }
        return builder.at(b) instanceof Whole constant
                ? plus(a, -constant.value())
                : emit(ScalarFunction.SUBTRACT, a, b);
    }

    private int plus(int a, int constant) {
        if (builder.at(a) instanceof IntegerCall sum
                && builder.at(sum.arguments().get(sum.arguments().size() - 1)) instanceof Whole inner) {
            if (sum.function() == ScalarFunction.ADD) {
                return plus(sum.arguments().get(0), constant + inner.value());
            }
            if (sum.function() == ScalarFunction.SUBTRACT) {
                return plus(sum.arguments().get(0), constant - inner.value());
            }
        }
        if (constant == 0) {
            return a;
        }
        return constant > 0
                ? emit(ScalarFunction.ADD, a, builder.whole(constant))
                : emit(ScalarFunction.SUBTRACT, a, builder.whole(-constant));
    }

    private int multiply(int a, int b) {
        if (isWhole(a, 1)) {
            return b;
        }
        if (isWhole(b, 1)) {
            return a;
        }
        return isWhole(a, 0) || isWhole(b, 0) ? builder.whole(0) : emit(ScalarFunction.MULTIPLY, a, b);
    }

    private boolean isWhole(int position, int value) {
        return builder.at(position).equals(new Whole(value));
    }

    private int value(int position) {
        return ((Whole) builder.at(position)).value();
    }

    private int emit(ScalarFunction function, int... arguments) {
        return builder.emit(
                new IntegerCall(function, Arrays.stream(arguments).boxed().toList()));
    }
}
