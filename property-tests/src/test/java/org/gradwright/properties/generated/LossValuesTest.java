// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.random.Architecture;
import org.gradwright.properties.subject.FloatSubject;
import org.junit.jupiter.api.Test;

/** Losses as generated code computes them in float: where numbers are very large, very small or equal, and under masks. */
class LossValuesTest {
    private static final String AS_IT_IS = """
            package drawn;

            import java.lang.annotation.*;
            import org.gradwright.*;

            @Retention(RetentionPolicy.RUNTIME)
            @Target(ElementType.METHOD)
            @Activation
            public @interface AsItIs {
                final class Formula {
                    static double value(double x) {
                        return x;
                    }
                }
            }
            """;

    private record Result(double loss, double[] gradient) {}

    /** The loss of one row and its gradient in what the layer gives. */
    private static Result run(String loss, double[] x, double... target) {
        return run(network(loss, x.length, 1), new Feed(1, Map.of("x", x, "y", target), new double[0]));
    }

    /** The loss of as many rows as the mask has for each output. */
    private static Result masked(String loss, int rows, double[] x, double[] target, double... mask) {
        FloatSubject network = network("@Masked " + loss, x.length / rows, rows);
        return run(network, new Feed(rows, Map.of("x", x, "y", target, "yMask", mask), new double[0]));
    }

    private static FloatSubject network(String loss, int width, int rows) {
        String members = "@Flatten %s Tensor y(@Input(%d) Tensor x);".formatted(loss, width);
        CompiledSources compiled = InMemoryCompiler.compile(
                Map.of("drawn.AsItIs", AS_IT_IS, "drawn.Values", Architecture.declaration("Values", true, members)));
        return new FloatSubject(compiled.create("drawn.ValuesNetwork", 0), rows);
    }

    private static Result run(FloatSubject network, Feed feed) {
        network.load(feed);
        network.zeroGradients();
        double value = network.forward();
        network.backward(1);
        // A slope of -0 is as good as one of 0.
        double[] gradient = Arrays.stream(network.inputGradient("x"))
                .map(each -> each + 0.0)
                .toArray();
        return new Result(value, gradient);
    }

    private static double[] values(double... values) {
        return values;
    }

    private static void exactly(Result result, double loss, double... gradient) {
        assertThat(result.loss()).isEqualTo(loss);
        assertThat(result.gradient()).containsExactly(gradient);
    }

    @Test
    void sigmoidLossesAreExactAtAThousand() {
        double[] logits = {1000, 1000, -1000, -1000};
        double[] targets = {1, 0, 1, 0};
        String sum = "(reduction = Reduction.SUM)";
        exactly(run("@SigmoidCrossEntropy" + sum, logits, targets), 2000, 0, 1, -1, 0);
        exactly(
                run("@SigmoidCrossEntropy(reduction = Reduction.SUM, positiveWeights = {2, 3, 4, 5})", logits, targets),
                5000,
                0,
                1,
                -4,
                0);
        exactly(run("@SigmoidFocal" + sum, logits, targets), 1000, 0, 0.75, -0.25, 0);
    }

    @Test
    void sigmoidLossesKeepTheDigitsOfSmallLosses() {
        Result entropy = run("@SigmoidCrossEntropy", values(40), 1);
        assertThat(entropy.loss()).isCloseTo(Math.exp(-40), within(1e-6 * Math.exp(-40)));
        assertThat(entropy.gradient()[0]).isCloseTo(-Math.exp(-40), within(1e-6 * Math.exp(-40)));
        Result focal = run("@SigmoidFocal", values(-20), 0);
        assertThat(focal.loss()).isCloseTo(0.75 * Math.exp(-60), within(1e-5 * Math.exp(-60)));
    }

    @Test
    void hingesAreExactAtAThousand() {
        double[] scores = {1000, 1000, -1000, -1000};
        double[] targets = {1, -1, 1, -1};
        exactly(run("@Hinge(reduction = Reduction.SUM)", scores, targets), 2002, 0, 1, -1, 0);
        exactly(run("@SquaredHinge(reduction = Reduction.SUM)", scores, targets), 2 * 1001.0 * 1001, 0, 2002, -2002, 0);
    }

    @Test
    void softmaxLossesAreExactAtAThousand() {
        double[] logits = {1000, -1000, 1000};
        exactly(run("@SparseCategoricalCrossEntropy", values(1000, -1000), 1), 2000, 1, -1);
        exactly(run("@SparseCategoricalCrossEntropy", values(1000, -1000), 0), 0, 0, 0);
        exactly(run("@CategoricalCrossEntropy", values(1000, -1000), 0.25, 0.75), 1500, 0.75, -0.75);
        exactly(run("@SparseCategoricalCrossEntropy(labelSmoothing = 0.5)", values(1000, -1000), 0), 500, 0.25, -0.25);
        exactly(run("@SparseCategoricalCrossEntropy(classWeights = {1, 4})", values(1000, -1000), 1), 2000, 1, -1);
        Result even = run("@SparseCategoricalCrossEntropy", logits, 0);
        assertThat(even.loss()).isCloseTo(Math.log(2), within(1e-7));
        assertThat(even.gradient()).containsExactly(-0.5, 0, 0.5);
    }

    @Test
    void certainAndWrongProbabilitiesCostAHundred() {
        exactly(run("@AsItIs @BinaryCrossEntropy", values(0), 1), 100, 0);
        exactly(run("@AsItIs @BinaryCrossEntropy", values(1), 0), 100, 0);
        exactly(run("@AsItIs @BinaryCrossEntropy", values(0), 0), 0, 1);
        exactly(run("@AsItIs @CrossEntropy", values(0, 1), 1, 0), 100, 0, 0);
        exactly(run("@AsItIs @CrossEntropy", values(1, 0), 1, 0), 0, -1, 0);
    }

    @Test
    void logCoshKeepsTheDigitsOfSmallErrors() {
        for (double e : new double[] {1e-6, 1e-3, 0.1, 0.999, 1.001, 3, 20}) {
            float prediction = (float) e;
            Result result = run("@LogCosh", values(prediction), 0);
            double exact = prediction < 0.3
                    ? Math.log1p(2 * Math.pow(Math.sinh(prediction / 2.0), 2))
                    : Math.log(Math.cosh(prediction));
            assertThat(result.loss()).as("at " + e).isCloseTo(exact, within(4e-7 * exact));
            assertThat(result.gradient()[0])
                    .as("slope at " + e)
                    .isCloseTo(Math.tanh(prediction), within(4e-7 * Math.tanh(prediction)));
        }
        exactly(run("@LogCosh", values(0), 0), 0, 0);
        Result large = run("@LogCosh", values(1000), 0);
        assertThat(large.loss()).isCloseTo(1000 - Math.log(2), within(1e-4));
        assertThat(large.gradient()).containsExactly(1);
    }

    @Test
    void noErrorHasNoSlope() {
        exactly(run("@RootMeanSquaredError", values(3, 4), 3, 4), 0, 0, 0);
        exactly(run("@RootMeanSquaredError", values(1000, 1000), 0, 0), 1000, 0.5, 0.5);
        exactly(run("@MeanAbsoluteError", values(3, 4), 3, 4), 0, 0, 0);
        exactly(run("@Quantile(tau = 0.5)", values(3), 3), 0, 0);
        exactly(run("@MeanSquaredLogarithmicError", values(0), 0), 0, 0);
    }

    @Test
    void aBatchOfNoWeightCostsNothing() {
        exactly(run("@SparseCategoricalCrossEntropy(classWeights = {0, 1})", values(3, -5), 0), 0, 0, 0);
    }

    @Test
    void masksLeaveOutAboveAndBelowTheLine() {
        double[] x = {1, 2, 3, 4};
        double[] target = {0, 100, -100, 0};
        exactly(masked("@MeanSquaredError", 2, x, target, 1, 0, 0, 1), 8.5, 1, 0, 0, 4);
        exactly(masked("@MeanSquaredError", 2, x, target, 1, 0, 0, 0), 1, 2, 0, 0, 0);
        exactly(masked("@MeanSquaredError", 2, x, target, 0, 0, 0, 0), 0, 0, 0, 0, 0);
        exactly(masked("@MeanSquaredError(reduction = Reduction.SUM)", 2, x, target, 1, 0, 0, 1), 17, 2, 0, 0, 8);
        exactly(masked("@RootMeanSquaredError", 2, x, target, 0, 0, 0, 0.5), 4, 0, 0, 0, 1);
    }

    @Test
    void masksOfClassesAreOnesOfRows() {
        double[] x = {1000, -1000, 1000, -1000, 5, 5};
        double[] labels = {1, 0, 1};
        exactly(masked("@SparseCategoricalCrossEntropy", 3, x, labels, 1, 1, 0), 1000, 0.5, -0.5, 0, 0, 0, 0);
        exactly(
                masked("@SparseCategoricalCrossEntropy(classWeights = {3, 1})", 3, x, labels, 1, 1, 0),
                500,
                0.25,
                -0.25,
                0,
                0,
                0,
                0);
    }

    @Test
    void theWeightOfALossMultipliesItAndItsGradient() {
        exactly(run("@MeanSquaredError @Weight(0.25)", values(2, 4), 0, 0), 2.5, 0.5, 1);
        exactly(run("@Weight(-3) @RootMeanSquaredError", values(2, 2), 0, 0), -6, -1.5, -1.5);
    }

    @Test
    void gradientsOfSeveralBatchesOfARootAreRefused() {
        FloatSubject network = network("@RootMeanSquaredError", 1, 1);
        Feed feed = new Feed(1, Map.of("x", values(3), "y", values(1)), new double[0]);
        run(network, feed);
        network.forward();
        assertThatThrownBy(() -> network.backward(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the loss of 'y' is taken over the whole batch, so the gradients of several batches cannot be"
                                + " added: call zeroGradients() after each step, and make batches larger instead of adding them"
                                + " up");
        exactly(run(network, feed), 2, 1);
    }
}
