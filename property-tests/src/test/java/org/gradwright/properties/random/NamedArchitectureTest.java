// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Map;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.random.Architecture.Targets;
import org.junit.jupiter.api.Test;

/** The checks of {@link ArchitectureProperties} on networks that people write, and on those that once failed. */
class NamedArchitectureTest {
    @Test
    void digits() {
        check(17, Targets.LABELS, """
                @Dense(units = 33) @Relu @L2(1e-4) Tensor hidden(@Input(64) Tensor pixels);
                @BatchNorm Tensor norm(Tensor x);
                @Dropout(0.2) Tensor drop(Tensor x);
                @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
                """);
    }

    @Test
    void regressionWithHuber() {
        check(16, Targets.VALUES, """
                @Dense(units = 32) @Tanh Tensor hidden(@Input(2) Tensor point);
                @Dense(units = 1) @Huber(delta = 0.5) Tensor height(Tensor x);
                """);
    }

    @Test
    void sumReduction() {
        check(5, Targets.VALUES, """
                @Dense(units = 7) @Silu Tensor hidden(@Input(3) Tensor x);
                @Dense(units = 4) @MeanSquaredError(reduction = Reduction.SUM) Tensor out4(Tensor x);
                """);
    }

    @Test
    void sampleWeights() {
        run(false, 9, 9, true, Targets.LABELS, """
                @Dense(units = 7) @Softplus Tensor hidden(@Input(3) Tensor x);
                @Dense(units = 4) @SparseCategoricalCrossEntropy Tensor action(Tensor x);
                """);
    }

    @Test
    void sigmoidOutputs() {
        check(8, Targets.PROBABILITIES, """
                @Dense(units = 9) @Mish Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 3) @SigmoidCrossEntropy Tensor tags(Tensor x);
                """);
    }

    @Test
    void probabilitiesWithBinaryCrossEntropy() {
        check(8, Targets.PROBABILITIES, """
                @Dense(units = 9) @Elu Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 1) @Sigmoid @BinaryCrossEntropy Tensor spam(Tensor x);
                """);
    }

    @Test
    void countsWithTheirRate() {
        check(8, Targets.PROBABILITIES, """
                @Dense(units = 9) @Softplus Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 2) @PoissonNll Tensor visitors(Tensor x);
                """);
    }

    @Test
    void logarithmicErrors() {
        check(8, Targets.PROBABILITIES, """
                @Dense(units = 9) @Tanh Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 2) @Softplus @MeanSquaredLogarithmicError Tensor visitors(Tensor x);
                """);
    }

    @Test
    void distances() {
        check(8, Targets.PROBABILITIES, """
                @Dense(units = 9) @Tanh Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 2) @Softplus @Contrastive(margin = 0.9) Tensor distance(Tensor x);
                """);
        check(8, Targets.VALUES, """
                @Dense(units = 9) @Tanh Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 2) @Softplus @HingeEmbedding(margin = 0.9) Tensor distance(Tensor x);
                """);
    }

    @Test
    void activationsOverARow() {
        run(true, 6, 9, true, Targets.DISTRIBUTIONS, """
                @Dense(units = 8) @Softmax Tensor shares(@Input(5) Tensor x);
                @Dense(units = 3) @LogSoftmax @KlDivergence Tensor choice(Tensor x);
                """);
        check(6, Targets.VALUES, """
                @BatchNorm @LogSoftmax Tensor norm(@Input({2, 3, 4}) Tensor x);
                @Dropout(0.2) @Glu Tensor drop(Tensor x);
                @Flatten @Glu @MeanSquaredError Tensor y(Tensor x);
                """);
        check(6, Targets.NONE, """
                @Dense(units = 8) @Glu Tensor gated(@Input(5) Tensor x);
                @Dense(units = 3) @Softmax Tensor choice(Tensor x);
                """);
    }

    @Test
    void trainedSlopes() {
        check(7, Targets.VALUES, """
                @Dense(units = 9) Tensor hidden(@Input(5) Tensor x);
                @PRelu Tensor each(Tensor x);
                @Dense(units = 3) Tensor again(Tensor x);
                @PRelu(shared = true, initial = 0.1) @Tanh @MeanSquaredError Tensor all(Tensor x);
                """);
        run(true, 3, 5, true, Targets.VALUES, """
                @PRelu Tensor each(@Input({2, 3, 4}) Tensor x);
                @PRelu(shared = true) Tensor all(Tensor x);
                @Flatten @LogCosh Tensor y(Tensor x);
                """);
    }

    @Test
    void discrepancyOfTwoBatches() {
        run(true, 7, 9, true, Targets.VALUES, """
                @Dense(units = 9) @Elu Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 2) @MaximumMeanDiscrepancy(bandwidth = 1.3) @Weight(0.3) Tensor drawn(Tensor x);
                """);
        check(1, Targets.VALUES, """
                @Dense(units = 3) @MaximumMeanDiscrepancy Tensor drawn(@Input(2) Tensor x);
                """);
    }

    @Test
    void rootOfTheWholeBatch() {
        check(8, Targets.VALUES, """
                @Dense(units = 9) @Elu Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 2) @RootMeanSquaredError @Weight(0.3) Tensor price(Tensor x);
                """);
        check(8, Targets.VALUES, """
                @Dense(units = 9) @Elu Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 2) @Masked @RootMeanSquaredError Tensor price(Tensor x);
                """);
    }

    @Test
    void everythingAboutClasses() {
        run(true, 7, 9, true, Targets.LABELS, """
                @Dense(units = 9) @Elu Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 3) @Masked @Weight(-0.5)
                @SparseCategoricalCrossEntropy(labelSmoothing = 0.1, classWeights = {0, 2, 0.5}) Tensor kind(Tensor x);
                """);
        check(7, Targets.DISTRIBUTIONS, """
                @Dense(units = 9) @Elu Tensor hidden(@Input(5) Tensor x);
                @Dense(units = 3) @Masked
                @CategoricalCrossEntropy(labelSmoothing = 0.1, classWeights = {1, 2, 0.5}) Tensor kind(Tensor x);
                """);
    }

    @Test
    void masksOfSeveralAxes() {
        run(true, 5, 9, true, Targets.PROBABILITIES, """
                @BatchNorm @SigmoidCrossEntropy(positiveWeights = {1, 2, 0.5}) @Masked Tensor y(@Input({2, 3}) Tensor x);
                """);
    }

    @Test
    void softTargets() {
        check(6, Targets.DISTRIBUTIONS, """
                @Dense(units = 8) @LeakyRelu Tensor hidden(@Input(4) Tensor x);
                @Dense(units = 5) @CategoricalCrossEntropy Tensor choice(Tensor x);
                """);
    }

    @Test
    void batchOfOne() {
        run(false, 1, 32, false, Targets.LABELS, """
                @Dense(units = 17) @Relu Tensor hidden(@Input(31) Tensor x);
                @Dropout(0.5) Tensor drop(Tensor x);
                @Dense(units = 2) @SparseCategoricalCrossEntropy Tensor side(Tensor x);
                """);
    }

    @Test
    void inputGradientsInFloat() {
        run(true, 5, 8, true, Targets.VALUES, """
                @BatchNorm Tensor norm(@Input(6) Tensor x);
                @Dense(units = 3) @MeanAbsoluteError @ElasticNet(l1 = 0.01, l2 = 0.1, bias = true) Tensor y(Tensor h);
                """);
    }

    @Test
    void withoutLoss() {
        check(3, Targets.NONE, """
                @Dense(units = 3) @GeluTanh Tensor hidden(@Input(2) Tensor x);
                @Dense(units = 2) @Softsign Tensor y(Tensor h);
                """);
    }

    @Test
    void endsInDropout() {
        check(9, Targets.VALUES, """
                @Dense(units = 3) Tensor hidden(@Input(2) Tensor x);
                @Dropout(0.4) @MeanSquaredError Tensor y(Tensor h);
                """);
    }

    @Test
    void startsWithDropout() {
        check(9, Targets.VALUES, """
                @Dropout(0.4) Tensor drop(@Input({2, 3}) Tensor x);
                @Flatten Tensor flat(Tensor x);
                @Dense(units = 3) @MeanSquaredError Tensor y(Tensor h);
                """);
    }

    /** Noise is drawn, and passed on in prediction, also where it is the first or the last that happens. */
    @Test
    void noise() {
        check(9, Targets.VALUES, """
                @GaussianNoise(0.4) Tensor noisy(@Input({2, 3}) Tensor x);
                @SpatialDropout(0.4) @Softplus Tensor channels(Tensor x);
                @GaussianDropout(0.3) Tensor factors(Tensor x);
                @Flatten Tensor flat(Tensor x);
                @Dense(units = 3) @Tanh Tensor hidden(Tensor h);
                @GaussianNoise(0.1) @MeanSquaredError Tensor y(Tensor h);
                """);
        run(true, 3, 5, true, Targets.VALUES, """
                @SpatialDropout(0.5) Tensor channels(@Input({2, 3, 7}) Tensor image);
                @GaussianDropout(0.9) @MeanSquaredError Tensor y(Tensor x);
                """);
    }

    @Test
    void endsInFlatten() {
        check(4, Targets.VALUES, """
                @Dropout(0.3) Tensor drop(@Input({2, 3}) Tensor x);
                @Flatten @Huber Tensor y(Tensor h);
                """);
    }

    @Test
    void endsInFlattenBehindTwoDropouts() {
        run(false, 2, 10, false, Targets.PROBABILITIES, """
                @Softplus @Dropout(0.791) Tensor first(@Input({2, 2}) Tensor x);
                @Dropout(0.796) Tensor second(Tensor x);
                @Flatten @SigmoidCrossEntropy Tensor y(Tensor x);
                """);
    }

    @Test
    void normalizesSeveralAxes() {
        check(3, Targets.VALUES, """
                @BatchNorm @Celu Tensor norm(@Input({2, 3, 4}) Tensor x);
                @BatchNorm(momentum = 0.5, epsilon = 1e-3) @MeanSquaredError Tensor y(Tensor h);
                """);
    }

    /** Groups that lie side by side and apart, of one value of each place, and rows that are alike. */
    @Test
    void normalizesEachRow() {
        check(3, Targets.VALUES, """
                @GroupNorm(2) @Celu Tensor parts(@Input({2, 3, 4}) Tensor x);
                @GroupNorm(4) @Tanh Tensor instance(Tensor h);
                @GroupNorm(1) Tensor whole(Tensor h);
                @RmsNorm @Tanh Tensor roots(Tensor h);
                @LayerNorm @MeanSquaredError Tensor y(Tensor h);
                """);
        run(true, 1, 5, true, Targets.LABELS, """
                @Dense(units = 33, bias = false) @Tanh Tensor hidden(@Input(5) Tensor x);
                @LayerNorm @Gelu Tensor norm(Tensor x);
                @Dense(units = 12) Tensor wide(Tensor x);
                @GroupNorm(3) @Softsign Tensor groups(Tensor x);
                @RmsNorm(epsilon = 1e-3) @SparseCategoricalCrossEntropy Tensor kind(Tensor x);
                """);
    }

    @Test
    void flattensAndActivatesTheInputBeforeABatchNorm() {
        run(true, 17, 21, false, Targets.DISTRIBUTIONS, """
                @Flatten @Tanh Tensor flat(@Input({2, 1, 3}) Tensor x);
                @BatchNorm Tensor norm(Tensor x);
                @Dense(units = 7) @CategoricalCrossEntropy Tensor y(Tensor x);
                """);
    }

    private static void check(int rows, Targets targets, String members) {
        run(false, rows, rows, false, targets, members);
    }

    private static void run(
            boolean inputGradients, int rows, int capacity, boolean weighted, Targets targets, String members) {
        String source = Architecture.declaration("Named", inputGradients, members);
        Architecture architecture = new Architecture("Named", 7, source, targets, rows, capacity, weighted);
        ArchitectureCheck.check(
                architecture, InMemoryCompiler.compile(Map.of(architecture.binaryName(), source)), new Tally());
    }
}
