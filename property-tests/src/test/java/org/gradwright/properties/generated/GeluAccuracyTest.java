// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradwright.activation.GeluFormula;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.random.Architecture;
import org.gradwright.properties.subject.FloatSubject;
import org.junit.jupiter.api.Test;

/** The error of the exact GELU: in double against its definition, in float as generated code computes it. */
class GeluAccuracyTest {
    private static final int ROWS = 4096;
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal ROOT_OF_TWO_PI = pi().multiply(TWO).sqrt(DIGITS);

    /** Below this size a float may lose digits, because what it is made from is subnormal. */
    private static final double SMALL = 1e-36;

    private static final String SLOPES = """
            package drawn;

            import java.lang.annotation.*;
            import org.gradwright.*;

            @Retention(RetentionPolicy.RUNTIME)
            @Target(ElementType.METHOD)
            @Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
            public @interface Slopes {
                Reduction reduction() default Reduction.SUM;

                final class Formula {
                    static double loss(double target, double prediction) {
                        return target * prediction;
                    }
                }
            }
            """;

    /** By Machin's formula. */
    private static BigDecimal pi() {
        BigDecimal pi = arctanOfInverse(5).multiply(BigDecimal.valueOf(4)).subtract(arctanOfInverse(239));
        return pi.multiply(BigDecimal.valueOf(4));
    }

    private static BigDecimal arctanOfInverse(int n) {
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
        BigDecimal square = power.multiply(power, DIGITS);
        BigDecimal sum = power;
        for (int i = 3; i < 200; i += 2) {
            power = power.multiply(square, DIGITS).negate();
            sum = sum.add(power.divide(BigDecimal.valueOf(i), DIGITS));
        }
        return sum;
    }

    /** The share of the normal distribution below x: by its Taylor series, and far below 0 by Laplace's continued fraction. */
    private static BigDecimal share(BigDecimal x) {
        return x.doubleValue() < -5 ? tail(x.negate()) : middle(x);
    }

    private static BigDecimal middle(BigDecimal x) {
        BigDecimal half = x.multiply(x).divide(TWO);
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int n = 1; n < 4 * half.intValue() + 120; n++) {
            power = power.multiply(half, DIGITS)
                    .divide(BigDecimal.valueOf(n), DIGITS)
                    .negate();
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS), DIGITS);
        }
        return sum.divide(ROOT_OF_TWO_PI, DIGITS).add(new BigDecimal("0.5"));
    }

    private static BigDecimal tail(BigDecimal t) {
        BigDecimal fraction = t;
        for (int n = 300; n > 0; n--) {
            fraction = t.add(BigDecimal.valueOf(n).divide(fraction, DIGITS));
        }
        BigDecimal bell = exp(t.multiply(t).divide(TWO).negate());
        return bell.divide(fraction.multiply(ROOT_OF_TWO_PI), DIGITS);
    }

    private static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int n = 1; n < 60; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(1024, DIGITS);
    }

    private static double gelu(double x) {
        BigDecimal exact = new BigDecimal(x);
        return exact.multiply(share(exact)).doubleValue();
    }

    private static double slope(double x) {
        double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
        return share(new BigDecimal(x)).doubleValue() + x * density;
    }

    @Test
    void inDoubleAllDigitsButTheLastAreRight() {
        double worst = 0;
        double worstSlope = 0;
        for (double x = -36.96875; x <= 9; x += 0.109375) {
            double exact = gelu(x);
            worst = Math.max(worst, Math.abs(GeluFormula.value(x) - exact) / Math.ulp(exact));
            worstSlope = Math.max(worstSlope, Math.abs(GeluFormula.slope(x) - slope(x)));
        }
        System.out.printf("Gelu in double: value within %.2f ulp, slope within %.2e%n", worst, worstSlope);
        assertThat(worst).isLessThan(5);
        assertThat(worstSlope).isLessThan(4e-16);
    }

    @Test
    void outsideThatItIsZeroOrItself() {
        assertThat(GeluFormula.value(-1e200)).isZero();
        assertThat(GeluFormula.value(-50)).isZero();
        assertThat(GeluFormula.value(50)).isEqualTo(50);
        assertThat(GeluFormula.value(1e300)).isEqualTo(1e300);
        assertThat(GeluFormula.slope(-1e200)).isZero();
        assertThat(GeluFormula.slope(1e200)).isEqualTo(1);
        assertThat(GeluFormula.value(Double.NaN)).isNaN();
    }

    /** Over the whole range of float, and closely between -30 and 30; the bounds stand in the documentation. */
    @Test
    void inFloatItIsWithinItsBounds() {
        CompiledSources compiled = InMemoryCompiler.compile(Map.of(
                "drawn.Slopes",
                SLOPES,
                "drawn.Curve",
                Architecture.declaration("Curve", true, "@Flatten @Gelu @Slopes Tensor y(@Input(1) Tensor x);")));
        FloatSubject network = new FloatSubject(compiled.create("drawn.CurveNetwork", 0), ROWS);
        double[] samples = samples();
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        double worst = 0;
        double worstSlope = 0;
        for (int from = 0; from < samples.length; from += ROWS) {
            double[] x = Arrays.copyOfRange(samples, from, from + ROWS);
            network.load(new Feed(ROWS, Map.of("x", x, "y", ones), new double[0]));
            network.zeroGradients();
            network.forward();
            double[] values = network.output();
            network.backward(1);
            double[] slopes = network.inputGradient("x");
            for (int i = 0; i < ROWS; i++) {
                double exact = GeluFormula.value(x[i]);
                float unit = Math.ulp((float) Math.max(Math.abs(exact), SMALL));
                worst = Math.max(worst, Math.abs(values[i] - exact) / unit);
                worstSlope = Math.max(worstSlope, Math.abs(slopes[i] - GeluFormula.slope(x[i])) / 0x1p-24);
            }
        }
        System.out.printf("Gelu: value within %.2f ulp, slope within %.2f units%n", worst, worstSlope);
        assertThat(worst).isLessThanOrEqualTo(6);
        assertThat(worstSlope).isLessThanOrEqualTo(4);
    }

    private static double[] samples() {
        List<Double> samples = new ArrayList<>();
        for (long bits = 0; bits < 1L << 32; bits += 16411) {
            float x = Float.intBitsToFloat((int) bits);
            if (Float.isFinite(x)) {
                samples.add((double) x);
            }
        }
        for (int i = -30 * 4096; i <= 30 * 4096 || samples.size() % ROWS != 0; i++) {
            samples.add(i / 4096.0);
        }
        return samples.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
