// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.junit.jupiter.api.Test;

class LayerTest {
    private final KindNetwork network = new KindNetwork(KindNetwork.LABELED);

    @Test
    void layersKnowTheirKindNameAndParameters() {
        assertThat(network.allLayers())
                .extracting(Layer::toString)
                .containsExactly("dense 'kind'", "batch normalization 'norm'", "dropout 'drop'");
        assertThat(network.norm().parameters())
                .containsExactly(network.norm().scale(), network.norm().shift());
        assertThat(network.drop().parameters()).isEmpty();
        assertThat(network.drop().rate()).isEqualTo(0.25);
        assertThat(network.layer("norm")).isSameAs(network.norm());
    }

    @Test
    void aDenseLayerMayHaveNoBias() {
        assertThat(network.kind().hasBias()).isFalse();
        assertThat(network.kind().weight().shape()).containsExactly(1, 3);
        assertThatThrownBy(() -> network.kind().bias())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'kind' has no bias: it is declared with bias = false");
    }

    @Test
    void statisticsAreReadAndWrittenAsParametersAre() {
        network.norm().mean().set(new float[] {1, 2, 3});
        assertThat(network.norm().mean().get(1)).isEqualTo(2);
        assertThat(network.norm().variance().get(1)).isEqualTo(1);
        assertThat(network.statistics())
                .containsExactly(network.norm().mean(), network.norm().variance());
    }

    @Test
    void freezingOneLayerLeavesTheOthersTrainable() {
        network.norm().freeze();
        assertThat(network.norm().scale().trainable()).isFalse();
        assertThat(network.kind().weight().trainable()).isTrue();
        network.session(1).close();
        network.update((parameters, gradients, ranges) ->
                assertThat(ranges).extracting(ParameterRange::name).containsExactly("kind.weight"));
    }

    @Test
    void aLayerHasARateAndADecayOfItsOwn() {
        network.norm().rateFactor(0.1);
        assertThat(network.norm().scale().rateFactor()).isEqualTo(0.1);
        assertThat(network.norm().shift().rateFactor()).isEqualTo(0.1);
        assertThat(network.kind().weight().rateFactor()).isEqualTo(1);
        assertThat(network.norm().scale().decay()).isFalse();
        network.norm().decay(true);
        assertThat(network.norm().scale().decay()).isTrue();
        assertThat(network.norm().shift().decay()).isTrue();
        network.kind().decay(false);
        assertThat(network.kind().weight().decay()).isFalse();
        assertThatThrownBy(() -> network.norm().rateFactor(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rate factor of 'norm.scale' is -1.0, but must be finite and at least 0 when rounded to"
                        + " float");
    }

    /** A network of two layers, of which one is declared frozen. */
    private static final class Trunk extends Network {
        private final DenseLayer trunk;

        Trunk() {
            super(Structure.of("Trunk", KindNetwork.LABELED, 1)
                    .parameter("trunk", "weight", ParameterRole.WEIGHT, Initializer.ones(), 1, 2)
                    .parameter("head", "weight", ParameterRole.WEIGHT, Initializer.ones(), 2, 3)
                    .frozen("trunk")
                    .build());
            trunk = register(new DenseLayer(this, "trunk"));
            DenseLayer head = register(new DenseLayer(this, "head"));
            assertThat(head.frozen()).isFalse();
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

    @Test
    void whatIsDeclaredFrozenStaysSo() {
        Trunk network = new Trunk();
        assertThat(network.trunk.frozen()).isTrue();
        assertThat(network.parameter("trunk.weight").trainable()).isFalse();
        assertThat(network.parameter("head.weight").trainable()).isTrue();
        network.trunk.freeze();
        assertThatThrownBy(() -> network.trunk.unfreeze())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "'trunk' of 'Trunk' is declared @Frozen, so nothing that would train it was generated: remove"
                                + " the annotation");
        assertThat(network.trunk.frozen()).isTrue();
        network.layer("head").freeze();
        network.layer("head").unfreeze();
        assertThat(network.parameter("head.weight").trainable()).isTrue();
    }

    @Test
    void aNetworkWithoutTargetsPredictsButRefusesTraining() {
        KindNetwork unlabeled = new KindNetwork(KindNetwork.UNLABELED);
        Dataset data = new DatasetBuilder(KindNetwork.UNLABELED)
                .values("x", new float[2])
                .build();
        String message = "'Kind' has no loss: it can predict, but not be trained or evaluated";
        try (Session session = unlabeled.session(2)) {
            assertThatThrownBy(() -> session.forward(Batch.all(data)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> session.evaluate(Batch.all(data))).hasMessage(message);
        }
    }

    @Test
    void aSessionForPredictionRefusesTraining() {
        Dataset data = new DatasetBuilder(KindNetwork.LABELED)
                .values("x", new float[1])
                .labels("kind", new int[1])
                .build();
        try (Session session = network.predictionSession(1)) {
            assertThatThrownBy(() -> session.forward(Batch.all(data)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("this session was made for prediction only");
        }
    }
}
