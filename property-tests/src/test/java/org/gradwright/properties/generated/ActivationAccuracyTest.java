// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.random.Architecture;
import org.gradwright.properties.subject.FloatSubject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The error of every activation as generated code computes it in float, over the whole range of float: one number in 16,411,
 * and from -30 to 30 one in every 4096th. The bounds stand in the documentation of the activations.
 */
class ActivationAccuracyTest {
    private static final int ROWS = 4096;
    /** Below this size a value or slope may lose digits, because what it is made from is subnormal. */
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

    /** The largest error so far, and where it is. */
    private static final class Worst {
        private double error;
        private double at;

        void add(double found, double x) {
            if (!(found <= error)) {
                error = found;
                at = x;
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> errorsAreWithinTheirBounds() {
        double[] samples = samples();
        return ActivationTruth.all().stream().map(truth -> dynamicTest(truth.use(), () -> check(truth, samples)));
    }

    @TestFactory
    Stream<DynamicTest> truthIsTheDefinition() {
        return ActivationTruth.all().stream()
                .map(truth -> dynamicTest(truth.use(), () -> {
                    for (double x = -20; x <= 20; x += 0.4375) {
                        double exact =
                                truth.definition().apply(new BigDecimal(x)).doubleValue();
                        assertThat(Math.abs(truth.value().applyAsDouble(x) - exact))
                                .as("at " + x)
                                .isLessThanOrEqualTo(2e-13 * Math.abs(exact));
                        double h = 1e-6;
                        double quotient = (truth.value().applyAsDouble(x + h)
                                        - truth.value().applyAsDouble(x - h))
                                / (2 * h);
                        boolean corner = List.of(-3.0, 0.0, 3.0, 6.0).contains(x);
                        assertThat(corner ? 0 : Math.abs(truth.slope().applyAsDouble(x) - quotient))
                                .as("slope at " + x)
                                .isLessThan(1e-8 * Math.max(1, Math.abs(quotient)));
                    }
                }));
    }

    private static void check(ActivationTruth truth, double[] samples) {
        String members = "@Flatten @" + truth.use() + " @Slopes Tensor y(@Input(1) Tensor x);";
        CompiledSources compiled = InMemoryCompiler.compile(
                Map.of("drawn.Slopes", SLOPES, "drawn.Curve", Architecture.declaration("Curve", true, members)));
        FloatSubject network = new FloatSubject(compiled.create("drawn.CurveNetwork", 0), ROWS);
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        Worst value = new Worst();
        Worst share = new Worst();
        Worst slope = new Worst();
        for (int from = 0; from < samples.length; from += ROWS) {
            double[] x = Arrays.copyOfRange(samples, from, from + ROWS);
            network.load(new Feed(ROWS, Map.of("x", x, "y", ones), new double[0]));
            network.zeroGradients();
            network.forward();
            double[] values = network.output();
            network.backward(1);
            double[] slopes = network.inputGradient("x");
            for (int i = 0; i < ROWS; i++) {
                double error = ulps(values[i], truth.value().applyAsDouble(x[i]));
                value.add(error, x[i]);
                share.add(error == 0 ? 0 : error / truth.valueBound().applyAsDouble(x[i]), x[i]);
                // Where the value overflows, so may a slope that is computed from it.
                if (Double.isFinite(values[i]) || Double.isFinite(slopes[i])) {
                    slope.add(units(slopes[i], truth.slope().applyAsDouble(x[i])), x[i]);
                }
            }
        }
        System.out.printf(
                "%s: value within %.2f ulp, worst at %s; slope within %.2f units, worst at %s%n",
                truth.use(), value.error, value.at, slope.error, slope.at);
        assertThat(share.error)
                .as("error of the value over its bound at " + share.at)
                .isLessThanOrEqualTo(1);
        assertThat(slope.error)
                .as("error of the slope, in units, at " + slope.at)
                .isLessThanOrEqualTo(truth.slopeBound());
    }

    /** The error in units in the last place. */
    private static double ulps(double found, double exact) {
        float rounded = (float) exact;
        if (Float.isInfinite(rounded)) {
            return (float) found == rounded ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(found - exact) / Math.ulp((float) Math.max(Math.abs(exact), SMALL));
    }

    /** The error in units of 2^-24 of a number, but at least of 1. */
    private static double units(double found, double exact) {
        if (Float.isInfinite((float) exact)) {
            return (float) found == (float) exact ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(found - exact) / (0x1p-24 * Math.max(1, Math.abs(exact)));
    }

    /** Finite numbers of all exponents and both signs, and many of the size that networks have; a multiple of ROWS. */
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
