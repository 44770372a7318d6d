// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Function;
import org.gradwright.runtime.data.Schema;
import org.junit.jupiter.api.Test;

class UnitNormsTest {
    private static final double LIMIT = 2;
    private static final ParameterUpdate NOTHING = (parameters, gradients, ranges) -> {};

    /** A network of one layer, and no graph. */
    private static final class One extends Network {
        One(Function<Network, Layer> layer, int... shape) {
            super(Structure.of("One", Schema.of("One").values("x", 1).build(), 0)
                    .parameter("one", "weight", ParameterRole.WEIGHT, Initializer.zeros(), shape)
                    .parameter("one", "bias", ParameterRole.BIAS, Initializer.zeros(), 2)
                    .build());
            register(layer.apply(this));
            gradients = newParameterStorage();
            float[] values = new float[parameter("one.weight").size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (i % 5) - 1.5f;
            }
            parameter("one.weight").set(values);
            parameter("one.bias").set(new float[] {100, -100});
        }

        @Override
        public Session session(int capacity) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Session predictionSession(int capacity) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Network snapshot() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String summary() {
            return "";
        }
    }

    private static One dense() {
        return new One(network -> new DenseLayer(network, "one"), 3, 4);
    }

    private static double norm(Parameter weight, int[][] places) {
        double sum = 0;
        for (int[] place : places) {
            sum += weight.get(place) * weight.get(place);
        }
        return Math.sqrt(sum);
    }

    @Test
    void columnsOfADenseWeightAreShortenedAndOthersKeepTheirBits() {
        One network = dense();
        Parameter weight = network.parameter("one.weight");
        int[][] last = {{0, 3}, {1, 3}, {2, 3}};
        int[][] first = {{0, 0}, {1, 0}, {2, 0}};
        float[] before = new float[12];
        weight.copyTo(before);
        assertThat(norm(weight, last)).isBetween(1.5, LIMIT);
        assertThat(norm(weight, first)).isGreaterThan(LIMIT);
        float ratio = weight.get(1, 0) / weight.get(0, 0);
        network.layer("one").maxNorm(LIMIT);
        network.update(NOTHING);
        assertThat(norm(weight, first)).isCloseTo(LIMIT, within(1e-6));
        assertThat(weight.get(1, 0) / weight.get(0, 0)).isCloseTo(ratio, within(1e-6f));
        for (int row = 0; row < 3; row++) {
            assertThat(weight.get(row, 3)).isEqualTo(before[4 * row + 3]);
        }
        assertThat(network.parameter("one.bias").get(0)).isEqualTo(100);
    }

    @Test
    void filtersAreTheLastExtentOfAConvolutionAndTheThirdOfATransposedOne() {
        One network = new One(layer -> new ConvolutionLayer(layer, "one"), 2, 1, 3, 2);
        network.layer("one").maxNorm(LIMIT);
        network.update(NOTHING);
        Parameter weight = network.parameter("one.weight");
        for (int filter = 0; filter < 2; filter++) {
            int f = filter;
            int[][] places = {{0, 0, 0, f}, {0, 0, 1, f}, {0, 0, 2, f}, {1, 0, 0, f}, {1, 0, 1, f}, {1, 0, 2, f}};
            assertThat(norm(weight, places)).isCloseTo(LIMIT, within(1e-6));
        }
        One transposed = new One(layer -> new ConvolutionLayer(layer, "one", 2), 2, 1, 3, 2);
        transposed.layer("one").maxNorm(1);
        transposed.update(NOTHING);
        Parameter other = transposed.parameter("one.weight");
        for (int filter = 0; filter < 3; filter++) {
            int f = filter;
            assertThat(norm(other, new int[][] {{0, 0, f, 0}, {0, 0, f, 1}, {1, 0, f, 0}, {1, 0, f, 1}}))
                    .isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void frozenLayersAndThoseWithAnInfiniteBoundStayAsTheyAre() {
        One network = dense();
        float[] before = new float[12];
        float[] after = new float[12];
        Parameter weight = network.parameter("one.weight");
        weight.copyTo(before);
        weight.maxNorm(LIMIT);
        assertThat(weight.maxNorm()).isEqualTo(LIMIT);
        network.layer("one").freeze();
        network.update(NOTHING);
        network.layer("one").unfreeze();
        weight.maxNorm(Double.POSITIVE_INFINITY);
        assertThat(weight.maxNorm()).isInfinite();
        network.update(NOTHING);
        weight.copyTo(after);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void boundsThatMeanNothingAreRefused() {
        One network = dense();
        assertThatThrownBy(() -> network.parameter("one.weight").maxNorm(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the max-norm of 'one.weight' is 0.0, but must be above 0 when rounded to float");
        assertThatThrownBy(() -> network.layer("one").maxNorm(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the max-norm of 'one.weight' is NaN, but must be above 0 when rounded to float");
        assertThatThrownBy(() -> network.parameter("one.bias").maxNorm(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "'one.bias' has no weights that lead to units, so that no max-norm can bound them: set that of"
                                + " the weight of a dense layer or a convolution");
        assertThatThrownBy(() -> new KindNetwork(KindNetwork.LABELED).norm().maxNorm(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "'norm' has no weights that lead to units, so that no max-norm can bound them: set that of a"
                                + " dense layer or a convolution");
    }
}
