// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

/**
 * The partial derivatives of the scalar functions at one point, as numbers, written without a look at
 * {@link DerivativeRules} and in other ways where there are any. For points where the function has a derivative, and for
 * ties, which are split in halves.
 */
final class Partials {

    private Partials() {}

    static double[] of(ScalarFunction function, double... at) {
        double x = at[0];
        double y = at[at.length - 1];
        return switch (function) {
            case ADD -> new double[] {1, 1};
            case SUBTRACT -> new double[] {1, -1};
            case MULTIPLY -> new double[] {y, x};
            case DIVIDE -> new double[] {1 / y, -x / (y * y)};
            case REMAINDER -> new double[] {1, -truncated(x / y)};
            case NEGATE -> new double[] {-1};
            case ABS -> new double[] {Math.signum(x)};
            case EXP, EXPM1 -> new double[] {StrictMath.exp(x)};
            case LOG -> new double[] {1 / x};
            case LOG1P -> new double[] {1 / (1 + x)};
            case LOG10 -> new double[] {0.4342944819032518 / x};
            case SQRT -> new double[] {1 / (2 * StrictMath.sqrt(x))};
            case CBRT -> new double[] {StrictMath.cbrt(x) / (3 * x)};
            case POW ->
                new double[] {
                    y == 0 ? 0 : y * StrictMath.pow(x, y) / x, x == 0 ? 0 : StrictMath.log(x) * StrictMath.pow(x, y)
                };
            case SIN -> new double[] {StrictMath.cos(x)};
            case COS -> new double[] {-StrictMath.sin(x)};
            case TAN -> new double[] {1 / (StrictMath.cos(x) * StrictMath.cos(x))};
            case ASIN -> new double[] {1 / StrictMath.sqrt(1 - x * x)};
            case ACOS -> new double[] {-1 / StrictMath.sqrt(1 - x * x)};
            case ATAN -> new double[] {1 / (1 + x * x)};
            case ATAN2 -> new double[] {y / (x * x + y * y), -x / (x * x + y * y)};
            case SINH -> new double[] {(StrictMath.exp(x) + StrictMath.exp(-x)) / 2};
            case COSH -> new double[] {(StrictMath.exp(x) - StrictMath.exp(-x)) / 2};
            case TANH -> new double[] {1 / (StrictMath.cosh(x) * StrictMath.cosh(x))};
            case HYPOT -> new double[] {x / StrictMath.sqrt(x * x + y * y), y / StrictMath.sqrt(x * x + y * y)};
            case MAX -> shares(x, y);
            case MIN -> shares(y, x);
            case SIGNUM, FLOOR, CEIL, RINT -> new double[] {0};
            case FMA -> new double[] {at[1], at[0], 1};
            case GATE -> throw new IllegalArgumentException("formulas have a gate only after they were differentiated");
        };
    }

    /** The shares in the larger of two numbers. */
    private static double[] shares(double x, double y) {
        double share = (1 + Math.signum(x - y)) / 2;
        return new double[] {share, 1 - share};
    }

    private static double truncated(double x) {
        return x < 0 ? StrictMath.ceil(x) : StrictMath.floor(x);
    }
}
