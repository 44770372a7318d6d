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
    void trainsThroughWhatIsFrozenAndNothingBeforeIt() {
        check(4, """
                @Block interface Part {
                    @Dense(units = 4) @Gelu @L2(0.1) Tensor in(Tensor x);
                    @BatchNorm @Relu Tensor norm(Tensor x);
                    @Dropout(0.4) Tensor drop(Tensor x);
                    default Tensor apply(Tensor x) { return drop(norm(in(x))).add(x); }
                }
                @Use(Part.class) @Frozen @Repeat(2) Tensor trunk(Tensor x);
                @Use(Part.class) Tensor body(Tensor x);
                @Dense(units = 4) @Tanh Tensor before(Tensor x);
                @BatchNorm @Frozen Tensor norm(Tensor x);
                @GaussianNoise(0.3) @Frozen Tensor noise(Tensor x);
                @PRelu @Frozen Tensor bent(Tensor x);
                @Dense(units = 2) @Frozen @MeanSquaredError Tensor y(Tensor x);
                record Outputs(Tensor price, Tensor dropped) {}
                @Dropout(0.3) @Frozen Tensor dropped(Tensor x);
                default Outputs forward(@Input(4) Tensor in) {
                    Tensor h = trunk(in);
                    return new Outputs(y(bent(noise(norm(before(h.add(body(trunk(h)))))))), dropped(h));
                }
                """);
    }

    @Test
    void trainsNetworksThatArePartsOfIt() {
        check(4, """
                @Network interface Chain {
                    @Dense(units = 4) @Gelu @L2(0.1) Tensor in(@Input(4) Tensor x);
                    @BatchNorm(momentum = 0.7) Tensor norm(Tensor x);
                    @Dropout(0.3) Tensor drop(Tensor x);
                    @Dense(units = 4) @MeanSquaredError Tensor last(Tensor x);
                }
                @Network interface Graph {
                    record Outputs(Tensor left, Tensor right) {}
                    @Use(Chain.class) Tensor chain(Tensor x);
                    @Dense(units = 4) @Tanh Tensor shared(Tensor x);
                    @Dense(units = 2) @LogCosh Tensor left(Tensor x);
                    @Dense(units = 3) @Softplus Tensor right(Tensor x);
                    default Outputs forward(@Input(4) Tensor x, @Input(4) Tensor other) {
                        Tensor s = shared(shared(x).add(chain(other)));
                        return new Outputs(left(s.multiply(chain(x))), right(x));
                    }
                }
                @Use(Chain.class) Tensor trunk(Tensor x);
                @Use(value = Chain.class, upTo = "drop") @Frozen @Repeat(2) Tensor fixed(Tensor x);
                @Use(value = Graph.class, upTo = "left") Tensor pair(Tensor x, Tensor y);
                @Use(value = Graph.class, upTo = "right") Tensor aside(Tensor x, Tensor y);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
                default Tensor forward(@Input(4) Tensor in) {
                    Tensor h = fixed(in).add(trunk(in));
                    return y(Tensor.concat(pair(h, fixed(h)), aside(in, h)));
                }
                """);
    }

    @Test
    void tiesWeights() {
        check(4, """
                @Dense(units = 3) @Tanh @L2(0.1) Tensor encode(Tensor x);
                @Tied("encode") Tensor decode(Tensor code);
                @MeanSquaredError Scalar error(Tensor prediction, Tensor target);
                default Tensor forward(@Input(5) Tensor in) { return decode(encode(in)); }
                default Scalar objective(@Input(5) Tensor in) { return error(forward(in), in); }
                """);
    }

    @Test
    void tiesWeightsOfLayersOfOneShapeThatAreCalledSeveralTimes() {
        check(4, """
                @Dense(units = 4) @Softplus Tensor in(Tensor x);
                @Tied(value = "in", bias = false) @Gelu Tensor back(Tensor h);
                @Tied("in") @Relu Tensor again(Tensor h);
                @Dense(units = 2) @LogCosh Tensor y(Tensor x);
                default Tensor forward(@Input(4) Tensor x) {
                    Tensor h = back(in(back(in(x))));
                    return y(Tensor.concat(h, again(in(h)), again(x)));
                }
                """);
    }

    @Test
    void tiesWeightsInBlocks() {
        check(4, """
                @Block interface Mirror {
                    @Dense(units = 4) @Tanh Tensor in(Tensor x);
                    @Tied("in") Tensor out(Tensor h);
                    default Tensor apply(Tensor x) { return x.add(out(in(x))); }
                }
                @Use(Mirror.class) @Repeat(3) Tensor body(Tensor x);
                @Use(Mirror.class) @Frozen Tensor fixed(Tensor x);
                @Dense(units = 4) @Frozen Tensor in(Tensor x);
                @Tied("in") Tensor out(Tensor x);
                @Dense(units = 2) @Tanh Tensor first(Tensor x);
                @Tied("first") @Frozen Tensor last(Tensor x);
                @MeanSquaredError Scalar error(Tensor prediction, Tensor target);
                default Tensor forward(@Input(4) Tensor x) { return last(first(out(in(fixed(body(x)))))); }
                default Scalar objective(@Input(4) Tensor x) { return error(forward(x), x); }
                """);
    }

    @Test
    void tiesWeightsOfAChain() {
        check(4, """
                @Dense(units = 3) @Sigmoid Tensor encode(@Input(5) Tensor x);
                @Dense(units = 3) @Tanh Tensor middle(Tensor x);
                @Tied("encode") @MeanSquaredError Tensor y(Tensor x);
                """);
    }

    @Test
    void trainsNothingWhereAllIsFrozen() {
        check(3, """
                @Dense(units = 3) @Frozen @LogCosh Tensor y(Tensor x);
                default Tensor forward(@Input(3) Tensor in) { return y(in.tanh()); }
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

    @Test
    void spreadsValuesOverChannelsPlacesAndRows() {
        check(3, """
                @Dense(units = 3) @Sigmoid Tensor gates(Tensor x);
                @Conv2d(filters = 1, kernel = 3) @Sigmoid Tensor mask(Tensor x);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
                default Tensor forward(@Input({4, 5, 3}) Tensor image, @Input(1) Tensor one) {
                    Tensor excited = image.multiply(gates(image.globalAveragePool()));
                    Tensor seen = mask(excited).multiply(excited).add(one).subtract(excited.globalMaxPool().divide(one.square().add(2)));
                    return y(seen.maximum(gates(image.mean(0).flatten().slice(0, 3))).flatten());
                }
                """);
        check(2, """
                @Dense(units = 6) @Tanh Tensor column(Tensor x);
                @Dense(units = 4) @Tanh Tensor line(Tensor x);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
                default Tensor forward(@Input(3) Tensor a, @Input({1, 3, 1}) Tensor b) {
                    Tensor table = column(a).reshape(6, 1).add(line(a).reshape(1, 4));
                    Tensor both = line(a).reshape(2, 1, 2).subtract(b).minimum(table.slice(0, 2).reshape(1, 2, 3, 2));
                    return y(Tensor.concat(both.flatten(), table.multiply(table.sum(0)).flatten()));
                }
                """);
    }

    @Test
    void reducesAlongEachExtent() {
        check(3, """
                @Dense(units = 24) @Tanh Tensor hidden(Tensor x);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
                default Tensor forward(@Input(5) Tensor x) {
                    Tensor h = hidden(x).reshape(2, 3, 4);
                    Tensor sums = h.sum(0).subtract(h.mean(1)).multiply(h.sum(-1)).add(h.mean(2));
                    Tensor most = h.max(0).add(h.max(1)).add(h.max(-1)).multiply(h.max());
                    return y(Tensor.concat(sums.flatten(), most.flatten(), h.transpose().max(-2).flatten()));
                }
                """);
    }

    @Test
    void exchangesExtents() {
        for (String order : new String[] {"0, 1, 2", "0, 2, 1", "1, 0, 2", "1, 2, 0", "2, 0, 1", "2, 1, 0"}) {
            check(2, """
                    @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
                    default Tensor forward(@Input({2, 3, 4}) Tensor x) { return y(x.permute(%s).flatten()); }
                    """.formatted(order));
        }
        check(2, """
                @Dense(units = 48) @Tanh Tensor h(Tensor x);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
                default Tensor forward(@Input(3) Tensor x) {
                    Tensor a = h(x).reshape(2, 3, 4, 2);
                    return y(a.permute(3, 1, 0, 2).multiply(a.permute(3, 1, 2, 0).transpose()).flatten());
                }
                """);
    }

    @Test
    void poolsAndPadsAsFunctions() {
        check(3, """
                @Conv2d(filters = 2, kernel = 3) Tensor edges(Tensor x);
                @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
                default Tensor forward(@Input({5, 6, 2}) Tensor image, @Input({7, 2}) Tensor steps) {
                    Tensor small = edges(image.pad(1)).maxPool(2).add(image.averagePool(4, 1).pad(1).slice(0, 1).averagePool(2, 1));
                    Tensor shorter = steps.pad(2).maxPool(3, 2).subtract(steps.averagePool(2, 1).globalMaxPool());
                    return y(Tensor.concat(small.flatten(), shorter.flatten(), steps.globalAveragePool()));
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
