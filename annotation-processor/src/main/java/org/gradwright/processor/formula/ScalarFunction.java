// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Optional;

/**
 * Function of one to three numbers that a formula may apply: Java's arithmetic operators and functions of
 * {@link Math}. {@link #evaluate} computes as {@link StrictMath} does, so that a formula has one value on every
 * platform.
 */
public enum ScalarFunction {
    ADD("+", 2, a -> a[0] + a[1]),
    SUBTRACT("-", 2, a -> a[0] - a[1]),
    MULTIPLY("*", 2, a -> a[0] * a[1]),
    DIVIDE("/", 2, a -> a[0] / a[1]),
    REMAINDER("%", 2, a -> a[0] % a[1]),
    NEGATE("-", 1, a -> -a[0]),
    ABS("abs", 1, a -> StrictMath.abs(a[0])),
    EXP("exp", 1, a -> StrictMath.exp(a[0])),
    EXPM1("expm1", 1, a -> StrictMath.expm1(a[0])),
    LOG("log", 1, a -> StrictMath.log(a[0])),
    LOG1P("log1p", 1, a -> StrictMath.log1p(a[0])),
    LOG10("log10", 1, a -> StrictMath.log10(a[0])),
    SQRT("sqrt", 1, a -> StrictMath.sqrt(a[0])),
    CBRT("cbrt", 1, a -> StrictMath.cbrt(a[0])),
    POW("pow", 2, a -> StrictMath.pow(a[0], a[1])),
    SIN("sin", 1, a -> StrictMath.sin(a[0])),
    COS("cos", 1, a -> StrictMath.cos(a[0])),
    TAN("tan", 1, a -> StrictMath.tan(a[0])),
    ASIN("asin", 1, a -> StrictMath.asin(a[0])),
    ACOS("acos", 1, a -> StrictMath.acos(a[0])),
    ATAN("atan", 1, a -> StrictMath.atan(a[0])),
    ATAN2("atan2", 2, a -> StrictMath.atan2(a[0], a[1])),
    SINH("sinh", 1, a -> StrictMath.sinh(a[0])),
    COSH("cosh", 1, a -> StrictMath.cosh(a[0])),
    TANH("tanh", 1, a -> StrictMath.tanh(a[0])),
    HYPOT("hypot", 2, a -> StrictMath.hypot(a[0], a[1])),
    MAX("max", 2, a -> StrictMath.max(a[0], a[1])),
    MIN("min", 2, a -> StrictMath.min(a[0], a[1])),
    SIGNUM("signum", 1, a -> StrictMath.signum(a[0])),
    FMA("fma", 3, a -> Math.fma(a[0], a[1], a[2])),
    FLOOR("floor", 1, a -> StrictMath.floor(a[0])),
    CEIL("ceil", 1, a -> StrictMath.ceil(a[0])),
    RINT("rint", 1, a -> StrictMath.rint(a[0]));

    private interface Evaluation {
        double of(double[] arguments);
    }

    private final String javaName;
    private final int arity;
    private final Evaluation evaluation;

    ScalarFunction(String javaName, int arity, Evaluation evaluation) {
        this.javaName = javaName;
        this.arity = arity;
        this.evaluation = evaluation;
    }

    /** The operator, such as {@code +}, or the name of the method of {@link Math}, such as {@code log1p}. */
    public String javaName() {
        return javaName;
    }

    /** The number of arguments. */
    public int arity() {
        return arity;
    }

    /** Whether Java writes it as an operator rather than as a method. */
    public boolean isOperator() {
        return !Character.isLetter(javaName.charAt(0));
    }

    /** Whether {@link Math} has it for {@code float} too, rather than for {@code double} only. */
    public boolean hasFloatOverload() {
        return this == ABS || this == MAX || this == MIN || this == SIGNUM || this == FMA;
    }

    /** Whether swapping the two arguments never changes a bit of the result. */
    boolean isCommutative() {
        return this == ADD || this == MULTIPLY || this == MAX || this == MIN;
    }

    /**
     * The value for the arguments.
     *
     * @throws IllegalArgumentException when the number of arguments is not {@link #arity()}
     */
    public double evaluate(double... arguments) {
        if (arguments.length != arity) {
            throw new IllegalArgumentException(
                    this + " takes " + arity + " arguments, but was given " + arguments.length);
        }
        return evaluation.of(arguments);
    }

    /** The method of {@link Math} of that name, if a formula may call it. */
    public static Optional<ScalarFunction> named(String javaName) {
        for (ScalarFunction function : values()) {
            if (!function.isOperator() && function.javaName.equals(javaName)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }
}
