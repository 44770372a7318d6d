// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * An activation in double, without cancellation, and how far generated float code may be from it.
 *
 * @param use the annotation, with its attributes
 * @param value the function, to about 1e-15 relative
 * @param slope its derivative
 * @param definition the function as its paper defines it, of many digits
 * @param valueBound on the error of the value, in units in the last place
 * @param slopeBound on the error of the slope, in units of {@code 2^-24 * max(1, abs(slope))}
 */
record ActivationTruth(
        String use,
        DoubleUnaryOperator value,
        DoubleUnaryOperator slope,
        UnaryOperator<BigDecimal> definition,
        DoubleUnaryOperator valueBound,
        double slopeBound) {
    ActivationTruth(
            String use,
            DoubleUnaryOperator value,
            DoubleUnaryOperator slope,
            UnaryOperator<BigDecimal> definition,
            double valueBound,
            double slopeBound) {
        this(use, value, slope, definition, x -> valueBound, slopeBound);
    }

    private static final MathContext DIGITS = new MathContext(120);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final double SELU = 1.0507009873554805;
    private static final double SELU_NEGATIVE = 1.0507009873554805 * 1.6732632423543772;
    private static final double TWICE_ROOT = 1.5957691216057308;

    static List<ActivationTruth> all() {
        return List.of(
                new ActivationTruth("Relu", x -> x > 0 ? x : 0, x -> x > 0 ? 1 : 0, x -> max(x, 0), 0, 0),
                new ActivationTruth(
                        "LeakyRelu(alpha = 0.3)",
                        x -> x > 0 ? x : 0.3 * x,
                        x -> x > 0 ? 1 : 0.3,
                        x -> x.signum() > 0 ? x : big(0.3).multiply(x),
                        1,
                        0.5),
                new ActivationTruth(
                        "Relu6",
                        x -> Math.min(Math.max(x, 0), 6),
                        x -> x > 0 && x < 6 ? 1 : 0,
                        x -> max(x, 0).min(big(6)),
                        0,
                        0),
                new ActivationTruth(
                        "Elu(alpha = 0.7)",
                        x -> x > 0 ? x : 0.7 * StrictMath.expm1(x),
                        x -> x > 0 ? 1 : 0.7 * StrictMath.exp(x),
                        x -> x.signum() > 0 ? x : big(0.7).multiply(exp(x).subtract(BigDecimal.ONE)),
                        2,
                        2),
                new ActivationTruth(
                        "Selu",
                        x -> x > 0 ? SELU * x : SELU_NEGATIVE * StrictMath.expm1(x),
                        x -> x > 0 ? SELU : SELU_NEGATIVE * StrictMath.exp(x),
                        x -> x.signum() > 0
                                ? big(SELU).multiply(x)
                                : big(SELU_NEGATIVE).multiply(exp(x).subtract(BigDecimal.ONE)),
                        3,
                        4),
                new ActivationTruth(
                        "Celu(alpha = 1.3)",
                        x -> x > 0 ? x : 1.3 * StrictMath.expm1(x / 1.3),
                        x -> x > 0 ? 1 : StrictMath.exp(x / 1.3),
                        x -> x.signum() > 0
                                ? x
                                : big(1.3).multiply(
                                                exp(x.divide(big(1.3), DIGITS)).subtract(BigDecimal.ONE)),
                        3,
                        3),
                new ActivationTruth(
                        "GeluTanh",
                        x -> x * sigmoid(gelu(x)),
                        x -> sigmoid(gelu(x))
                                + x * sigmoidSlope(gelu(x)) * TWICE_ROOT * (1 + 3 * 0.044715 * bounded(x) * bounded(x)),
                        x -> {
                            BigDecimal u = big(TWICE_ROOT / 2)
                                    .multiply(x.add(big(0.044715).multiply(x.pow(3))));
                            BigDecimal power = exp(u.multiply(TWO));
                            return x.multiply(power).divide(power.add(BigDecimal.ONE), DIGITS);
                        },
                        x -> 3 - 2.5 * Math.min(gelu(x), 0),
                        4),
                new ActivationTruth(
                        "Silu",
                        x -> x * sigmoid(x),
                        x -> sigmoid(x) + x * sigmoidSlope(x),
                        x -> x.divide(BigDecimal.ONE.add(exp(x.negate())), DIGITS),
                        3,
                        4),
                new ActivationTruth(
                        "Mish", x -> x * mishGate(x), ActivationTruth::mishSlope, ActivationTruth::mish, 5, 4),
                new ActivationTruth(
                        "Softplus",
                        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
                        ActivationTruth::sigmoid,
                        x -> log1p(exp(x)),
                        2,
                        2),
                new ActivationTruth(
                        "Softsign",
                        x -> x / (1 + Math.abs(x)),
                        x -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))),
                        x -> x.divide(BigDecimal.ONE.add(x.abs()), DIGITS),
                        2,
                        4),
                new ActivationTruth(
                        "Sigmoid",
                        ActivationTruth::sigmoid,
                        ActivationTruth::sigmoidSlope,
                        x -> BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(x.negate())), DIGITS),
                        3,
                        1),
                new ActivationTruth(
                        "HardSigmoid",
                        x -> Math.min(Math.max(x + 3, 0), 6) / 6,
                        x -> x > -3 && x < 3 ? 1 / 6.0 : 0,
                        x -> max(x.add(big(3)), 0).min(big(6)).divide(big(6), DIGITS),
                        1,
                        0.1),
                new ActivationTruth(
                        "HardSwish",
                        x -> x * (Math.min(Math.max(x + 3, 0), 6) / 6),
                        x -> x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6,
                        x -> x.multiply(max(x.add(big(3)), 0).min(big(6)).divide(big(6), DIGITS)),
                        2,
                        2),
                new ActivationTruth(
                        "Tanh", StrictMath::tanh, x -> 4 * sigmoidSlope(2 * x), ActivationTruth::tanh, 2, 2),
                new ActivationTruth("Exponential", StrictMath::exp, StrictMath::exp, ActivationTruth::exp, 2, 2),
                new ActivationTruth(
                        "Exponential(scale = 0.3)",
                        x -> StrictMath.exp(0.3 * x),
                        x -> 0.3 * StrictMath.exp(0.3 * x),
                        x -> exp(big(0.3).multiply(x)),
                        x -> 2 + 2 * Math.abs(0.3 * x),
                        400));
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    private static double sigmoidSlope(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }

    private static double bounded(double x) {
        return Math.max(-100, Math.min(100, x));
    }

    private static double gelu(double x) {
        double b = bounded(x);
        return TWICE_ROOT * (b + 0.044715 * b * b * b);
    }

    /** {@code tanh(softplus(x))}: with {@code e = exp(x)}, {@code ((1 + e)^2 - 1) / ((1 + e)^2 + 1)}. */
    private static double mishGate(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? (1 + 2 * e) / (1 + 2 * e + 2 * e * e) : e * (e + 2) / (e * (e + 2) + 2);
    }

    private static double mishSlope(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        double rest = x >= 0 ? 2 * e * e / (1 + 2 * e + 2 * e * e) : 2 / (e * (e + 2) + 2);
        double gate = mishGate(x);
        return gate + x * rest * (1 + gate) * sigmoid(x);
    }

    private static BigDecimal mish(BigDecimal x) {
        BigDecimal square = BigDecimal.ONE.add(exp(x)).pow(2);
        return x.multiply(square.subtract(BigDecimal.ONE).divide(square.add(BigDecimal.ONE), DIGITS));
    }

    private static BigDecimal tanh(BigDecimal x) {
        BigDecimal square = exp(x.multiply(TWO));
        return square.subtract(BigDecimal.ONE).divide(square.add(BigDecimal.ONE), DIGITS);
    }

    /** The series of a small part of x, squared again and again. */
    private static BigDecimal exp(BigDecimal x) {
        int halvings = 16;
        BigDecimal small = x.divide(TWO.pow(halvings), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 60; k++) {
            term = term.multiply(small).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** Newton's method from the logarithm of the nearest double. */
    private static BigDecimal log1p(BigDecimal x) {
        BigDecimal log = new BigDecimal(StrictMath.log1p(x.doubleValue()));
        for (int i = 0; i < 4; i++) {
            BigDecimal power = exp(log);
            BigDecimal missing = BigDecimal.ONE.add(x).subtract(power);
            log = log.add(missing.divide(power, DIGITS));
        }
        return log;
    }

    private static BigDecimal max(BigDecimal x, int y) {
        return x.max(big(y));
    }

    private static BigDecimal big(double x) {
        return new BigDecimal(x);
    }
}
