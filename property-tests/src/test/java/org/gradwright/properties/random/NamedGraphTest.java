// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Map;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.random.Architecture.Targets;
import org.junit.jupiter.api.Test;

/** Graphs that once went wrong, and forms that a random draw may leave out. */
class NamedGraphTest {
    @Test
    void namesValuesOfALaterCallOfALayerWhoseNameEndsInADigit() {
        check(2, """
                @Dense(units = 3) @Silu Tensor dense2(Tensor x);
                @MeanSquaredError Scalar error(Tensor prediction, Tensor target);
                default Tensor forward(@Input(3) Tensor in) {
                    Tensor h = dense2(dense2(in).add(in));
                    return h.add(h.negate().square()).maximum(h.multiply(0.3));
                }
                default Scalar objective(@Input(3) Tensor in, @Input(3) Tensor target) { return error(forward(in), target); }
                """);
    }

    @Test
    void trainsNothingWhereThereIsNoLayer() {
        check(3, """
                @LogCosh Scalar error(Tensor prediction, Tensor target);
                default Tensor forward(@Input(3) Tensor in) { return in.tanh(); }
                default Scalar objective(@Input(3) Tensor in, @Input(3) Tensor target) { return error(forward(in), target); }
                """);
    }

    @Test
    void remembersTheStatisticsOfBothCallsOfANormalization() {
        check(4, """
                @BatchNorm(momentum = 0.6) Tensor norm(Tensor x);
                @Dropout(0.4) Tensor drop(Tensor x);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
                default Tensor forward(@Input(3) Tensor a, @Input(3) Tensor b) {
                    Tensor first = drop(norm(a));
                    return y(Tensor.concat(first, drop(norm(b.multiply(2))), drop(first)));
                }
                """);
    }

    @Test
    void trainsWithoutWhatItPredicts() {
        check(4, """
                @Dense(units = 3) @Tanh Tensor encode(Tensor x);
                @Dense(units = 5) Tensor decode(Tensor h);
                @BatchNorm Tensor norm(Tensor x);
                @MeanSquaredError Scalar error(Tensor prediction, Tensor target);
                record Outputs(Tensor image, Tensor other) {}
                default Outputs forward(@Input(3) Tensor code) { return new Outputs(decode(code), norm(decode(code))); }
                default Scalar objective(@Input(5) Tensor x) {
                    return error(decode(encode(x)), x).multiply(0.7).subtract(error(encode(x), encode(x.relu())).divide(3));
                }
                """);
    }

    @Test
    void comparesThreeTensorsAtATime() {
        check(5, """
                @Dense(units = 3) @Tanh Tensor embed(Tensor x);
                @Triplet(margin = 0.7) Scalar ranking(Tensor anchor, Tensor positive, Tensor negative);
                @CosineEmbedding(margin = 0.1) Scalar likeness(Tensor one, Tensor other, Tensor label);
                default Tensor forward(@Input(4) Tensor x) { return embed(x); }
                default Scalar objective(@Input(4) Tensor x, @Input(4) Tensor y, @Input(4) Tensor z, @Input(1) Tensor label) {
                    Tensor one = forward(x);
                    Tensor other = forward(y);
                    Scalar rows = ranking(one.slice(0, 1), other.slice(0, 1), forward(z).slice(1, 2));
                    return ranking(one, other, forward(z)).multiply(0.5).add(rows)
                            .subtract(likeness(one, other, label.tanh()));
                }
                """);
        check(5, """
                @Dense(units = 3) Tensor mean(Tensor x);
                @Dense(units = 1) @Softplus Tensor variance(Tensor x);
                @MarginRanking(margin = 0.4) Scalar order(Tensor one, Tensor other, Tensor label);
                @GaussianNllWithVariance(epsilon = 0.1) @Weight(0.3) Scalar surprise(Tensor mean, Tensor variance, Tensor t);
                default Tensor forward(@Input(4) Tensor x) { return mean(x); }
                default Scalar objective(@Input(4) Tensor x, @Input(4) Tensor y, @Input(3) Tensor t) {
                    return surprise(forward(x), variance(x), t).add(surprise(forward(y), t.exp(), forward(x)).multiply(2))
                            .add(order(forward(x), forward(y), t).divide(3));
                }
                """);
    }

    @Test
    void comparesTwoBatches() {
        check(6, """
                @Dense(units = 4) @Glu Tensor drawn(Tensor x);
                @PRelu(shared = true) Tensor bent(Tensor x);
                @MaximumMeanDiscrepancy(bandwidth = 1.2) Scalar discrepancy(Tensor x, Tensor y);
                default Tensor forward(@Input(3) Tensor noise) { return bent(drawn(noise)); }
                default Scalar objective(@Input(3) Tensor noise, @Input(2) Tensor real) {
                    return discrepancy(forward(noise), real).multiply(0.5)
                            .add(discrepancy(forward(noise).softmax(), real.logSoftmax()))
                            .add(discrepancy(forward(noise), forward(noise.multiply(0.5))));
                }
                """);
    }

    @Test
    void differentiatesBothSidesOfACrossEntropy() {
        check(3, """
                @Dense(units = 4) @Tanh Tensor hidden(Tensor x);
                @CategoricalCrossEntropy(labelSmoothing = 0.1) Scalar error(Tensor prediction, Tensor target);
                default Tensor forward(@Input(3) Tensor x) { return hidden(x); }
                default Scalar objective(@Input(3) Tensor x, @Input(3) Tensor other) {
                    return error(forward(x).multiply(300), hidden(other)).multiply(0.01);
                }
                """);
    }

    private static void check(int rows, String members) {
        for (boolean inputGradients : new boolean[] {false, true}) {
            String source = Architecture.declaration("Named", inputGradients, members);
            Architecture architecture =
                    new Architecture("Named", 7, source, Targets.DECLARED, rows, rows + 1, inputGradients);
            ArchitectureCheck.check(
                    architecture, InMemoryCompiler.compile(Map.of(architecture.binaryName(), source)), new Tally());
        }
    }
}
