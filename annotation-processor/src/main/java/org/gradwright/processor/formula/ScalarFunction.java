// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Optional;

/**
 * Function of one to three numbers that a formula may apply: Java's arithmetic operators and functions of
 * {@link Math}. {@link #evaluate} computes as {@link StrictMath} does, so that a formula has one value on every
 * platform.
 */
public enum ScalarFunction {
    ADD("+", 2),
    SUBTRACT("-", 2),
    MULTIPLY("*", 2),
    DIVIDE("/", 2),
    REMAINDER("%", 2),
    NEGATE("-", 1),
    ABS("abs", 1),
    EXP("exp", 1),
    EXPM1("expm1", 1),
    LOG("log", 1),
    LOG1P("log1p", 1),
    LOG10("log10", 1),
    SQRT("sqrt", 1),
    CBRT("cbrt", 1),
    POW("pow", 2),
    SIN("sin", 1),
    COS("cos", 1),
    TAN("tan", 1),
    ASIN("asin", 1),
    ACOS("acos", 1),
    ATAN("atan", 1),
    ATAN2("atan2", 2),
    SINH("sinh", 1),
    COSH("cosh", 1),
    TANH("tanh", 1),
    HYPOT("hypot", 2),
    MAX("max", 2),
    MIN("min", 2),
    SIGNUM("signum", 1),
    FMA("fma", 3),
    FLOOR("floor", 1),
    CEIL("ceil", 1),
    RINT("rint", 1),

    /** {@code gate(g, x)}: g where x is above 0, else 0. Formulas have it only after they were differentiated. */
    GATE("gate", 2);

    private final String javaName;
    private final int arity;

    ScalarFunction(String javaName, int arity) {
        this.javaName = javaName;
        this.arity = arity;
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

    /** Whether Java has it, so that formulas may be written with it. */
    public boolean isOfJava() {
        return this != GATE;
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
        double x = arguments[0];
        double y = arguments[arity == 1 ? 0 : 1];
        return switch (this) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case REMAINDER -> x % y;
            case NEGATE -> -x;
            case ABS -> StrictMath.abs(x);
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case LOG10 -> StrictMath.log10(x);
            case SQRT -> StrictMath.sqrt(x);
            case CBRT -> StrictMath.cbrt(x);
            case POW -> StrictMath.pow(x, y);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TAN -> StrictMath.tan(x);
            case ASIN -> StrictMath.asin(x);
            case ACOS -> StrictMath.acos(x);
            case ATAN -> StrictMath.atan(x);
            case ATAN2 -> StrictMath.atan2(x, y);
            case SINH -> StrictMath.sinh(x);
            case COSH -> StrictMath.cosh(x);
            case TANH -> StrictMath.tanh(x);
            case HYPOT -> StrictMath.hypot(x, y);
            case MAX -> StrictMath.max(x, y);
            case MIN -> StrictMath.min(x, y);
            case SIGNUM -> StrictMath.signum(x);
            case FMA -> Math.fma(x, y, arguments[2]);
            case FLOOR -> StrictMath.floor(x);
            case CEIL -> StrictMath.ceil(x);
            case RINT -> StrictMath.rint(x);
            case GATE -> Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : y > 0 ? x : 0;
        };
    }

    /** The method of {@link Math} of that name, if a formula may call it. */
    public static Optional<ScalarFunction> named(String javaName) {
        for (ScalarFunction function : values()) {
            if (!function.isOperator() && function.isOfJava() && function.javaName.equals(javaName)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }
}
