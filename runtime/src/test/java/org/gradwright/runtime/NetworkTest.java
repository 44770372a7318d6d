// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private final LineNetwork network = LineNetwork.create(1);

    @Test
    void parametersAreFoundByName() {
        assertThat(network.parameter("line.weight").shape()).containsExactly(2, 1);
        assertThat(network.parameter("line.weight").size()).isEqualTo(2);
        assertThat(network.parameter("line.weight").role()).isEqualTo(ParameterRole.WEIGHT);
        assertThat(network.parameters()).extracting(Parameter::name).containsExactly("line.weight", "line.bias");
        assertThat(network.line().parameters()).isEqualTo(network.parameters());
        assertThat(network.allLayers()).containsExactly(network.line());
    }

    @Test
    void unknownNamesListTheNearOnesOrAll() {
        assertThatThrownBy(() -> network.parameter("line.wieght"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no parameter 'line.wieght'; did you mean 'line.weight'?");
        assertThatThrownBy(() -> network.parameter("x"))
                .hasMessage("there is no parameter 'x'; there are 'line.weight', 'line.bias'");
        assertThatThrownBy(() -> network.layer("lines")).hasMessage("there is no layer 'lines'; did you mean 'line'?");
        assertThatThrownBy(() -> network.statistic("line.mean"))
                .hasMessage("there is no statistic 'line.mean'; did you mean 'line.seen'?");
    }

    @Test
    void valuesAreCopiedInAndOut() {
        Parameter weight = network.line().weight();
        long version = weight.version();
        float[] values = {3, 4};
        weight.set(values);
        values[0] = 9;
        assertThat(weight.get(0, 0)).isEqualTo(3);
        assertThat(weight.get(1, 0)).isEqualTo(4);
        assertThat(weight.version()).isGreaterThan(version);
        assertThat(weight).hasToString("line.weight[2, 1]");
        assertThatThrownBy(() -> weight.set(new float[3]))
                .hasMessage("the array has 3 values, but 'line.weight' has 2");
        assertThatThrownBy(() -> weight.get(2, 0)).hasMessage("index 0 of 'line.weight' is 2, but must be from 0 to 1");
        assertThatThrownBy(() -> weight.get(1)).hasMessage("'line.weight' takes 2 indices, but got 1");
    }

    @Test
    void weightsDecayByDefaultAndBiasesDoNot() {
        assertThat(network.line().weight().decay()).isTrue();
        assertThat(network.line().bias().decay()).isFalse();
        network.line().bias().decay(true);
        assertThat(network.line().bias().decay()).isTrue();
        assertThatThrownBy(() -> network.line().bias().rateFactor(-1))
                .hasMessage("the rate factor of 'line.bias' is -1.0, but must be finite and at least 0 when rounded to "
                        + "float");
        assertThatThrownBy(() -> network.line().bias().rateFactor(1e60))
                .hasMessageStartingWith("the rate factor of 'line.bias' is 1.0E60, but must be finite");
    }

    @Test
    void gradientsExistFromTheFirstTrainingSessionOn() {
        float[] gradient = {5, 5};
        network.line().weight().copyGradientTo(gradient);
        assertThat(gradient).containsExactly(0, 0);
        network.lent();
        assertThatThrownBy(() -> network.update((parameters, gradients, ranges) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'Line' has no gradients yet: make a session and call forward and backward first");
        try (Session session = network.session(4)) {
            session.forward(Batch.of(LineNetwork.data(4), 0, 4)).backward(1.0f);
            network.line().weight().copyGradientTo(gradient);
            assertThat(gradient[0]).isNotZero();
        }
        network.zeroGradients();
        network.line().weight().copyGradientTo(gradient);
        assertThat(gradient).containsExactly(0, 0);
    }

    @Test
    void anUpdateAddsPenaltiesAndCountsAStepAndBumpsVersions() {
        network.line().weight().set(new float[] {1, 2});
        long version = network.line().weight().version();
        try (Session session = network.session(1)) {
            assertThat(session.capacity()).isEqualTo(1);
            network.update((parameters, gradients, ranges) -> {
                assertThat(gradients).containsExactly(0.02f, 0.04f, 0);
                assertThat(ranges).extracting(ParameterRange::name).containsExactly("line.weight", "line.bias");
                assertThat(ranges).extracting(ParameterRange::offset).containsExactly(0, 2);
                assertThat(ranges).extracting(ParameterRange::length).containsExactly(2, 1);
            });
        }
        assertThat(network.steps()).isEqualTo(1);
        assertThat(network.line().weight().version()).isGreaterThan(version);
        assertThat(network.currentPenalty()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void frozenLayersKeepTheirBits() {
        float[] before = new float[2];
        network.line().weight().copyTo(before);
        network.line().freeze();
        assertThat(network.line().frozen()).isTrue();
        assertThat(network.line().weight().trainable()).isFalse();
        try (Session session = network.session(4)) {
            session.trainStep(Batch.of(LineNetwork.data(4), 0, 4), Sgd.rate(0.1));
            assertThat(network.line().weight().get(0, 0)).isEqualTo(before[0]);
            network.line().unfreeze();
            session.trainStep(Batch.of(LineNetwork.data(4), 0, 4), Sgd.rate(0.1));
            assertThat(network.line().weight().get(0, 0)).isNotEqualTo(before[0]);
        }
    }

    @Test
    void aSnapshotKeepsItsValuesAndRefusesChanges() {
        LineNetwork snapshot = network.snapshot();
        network.line().weight().set(new float[] {7, 7});
        assertThat(snapshot.line().weight().get(0, 0)).isNotEqualTo(7);
        String message = "this 'Line' is a snapshot and cannot change; change the network it was taken from";
        assertThatThrownBy(() -> snapshot.line().weight().set(new float[2])).hasMessage(message);
        assertThatThrownBy(() -> snapshot.line().freeze()).hasMessage(message);
        assertThatThrownBy(() -> snapshot.line().weight().decay(false)).hasMessage(message);
        Batch batch = Batch.of(LineNetwork.data(4), 0, 4);
        try (LineNetwork.Session session = snapshot.session(4)) {
            assertThat(session.gradientBufferLength()).isZero();
            assertThat(session.evaluate(batch)).isPositive();
            assertThatThrownBy(() -> session.forward(batch)).hasMessage(message);
        }
    }

    @Test
    void valuesMustBeFiniteAndVariancesNotNegative() {
        Parameter weight = network.line().weight();
        weight.set(new float[] {1, 2});
        long version = weight.version();
        assertThatThrownBy(() -> weight.set(new float[] {1, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'line.weight' is NaN at [1, 0], but must be finite");
        assertThatThrownBy(() -> weight.set(null)).hasMessage("values is null");
        assertThat(weight.get(0, 0)).isEqualTo(1);
        assertThat(weight.version()).isEqualTo(version);
        BatchNormLayer norm = new KindNetwork(KindNetwork.LABELED).norm();
        norm.mean().set(new float[] {-1, -1, -1});
        norm.variance().set(new float[] {0, 1, 2});
        assertThatThrownBy(() -> norm.variance().set(new float[] {1, 1, -0.5f}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'norm.variance' is -0.5 at [2], but must be at least 0");
        assertThat(norm.variance().get(2)).isEqualTo(2);
    }

    /** While another thread changes all values at once again and again, every snapshot holds those of one moment. */
    @Test
    void aSnapshotHoldsTheValuesOfOneMoment() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        network.session(1).close();
        Thread training = new Thread(() -> {
            for (float value = 1; !done.get(); value = value % 1000 + 1) {
                float now = value;
                network.update((parameters, gradients, ranges) -> {
                    Arrays.fill(parameters, now);
                    Thread.onSpinWait();
                    parameters[0] = now;
                });
            }
        });
        training.start();
        try {
            for (int i = 0; i < 2000; i++) {
                LineNetwork snapshot = network.snapshot();
                float bias = snapshot.line().bias().get(0);
                if (snapshot.steps() > 0) {
                    assertThat(snapshot.line().weight().get(0, 0)).isEqualTo(bias);
                    assertThat((snapshot.steps() - 1) % 1000 + 1).isEqualTo((long) bias);
                }
            }
        } finally {
            done.set(true);
            training.join();
        }
    }

    @Test
    void storageOfAnotherNetworkIsRefused() {
        float[] storage = network.newParameterStorage();
        network.line().bias().copyToStorage(new float[] {5}, storage);
        assertThat(storage).containsExactly(0, 0, 5);
        assertThatThrownBy(() -> network.line().bias().copyFromStorage(new float[2], new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("storage has 2 values, but 'Line' needs 3: make it with newParameterStorage()");
        assertThatThrownBy(() -> network.line().bias().copyToStorage(new float[1], null))
                .hasMessage("storage is null");
    }

    /** Two threads that make the first training sessions at once add up gradients in the same array. */
    @Test
    void firstSessionsMadeAtOnceShareTheGradients() throws InterruptedException {
        Batch batch = Batch.of(LineNetwork.data(4), 0, 4);
        for (int round = 0; round < 200; round++) {
            LineNetwork fresh = LineNetwork.create(1);
            List<LineNetwork.Session> sessions = new CopyOnWriteArrayList<>();
            Thread other = new Thread(() -> sessions.add(fresh.session(4)));
            other.start();
            sessions.add(fresh.session(4));
            other.join();
            float[] once = new float[2];
            float[] twice = new float[2];
            sessions.get(0).forward(batch).backward(1);
            fresh.line().weight().copyGradientTo(once);
            sessions.get(1).forward(batch).backward(1);
            fresh.line().weight().copyGradientTo(twice);
            assertThat(twice[0]).isNotZero().isEqualTo(2 * once[0]);
        }
    }

    @Test
    void sessionsForPredictionAreBorrowedAgain() {
        LineNetwork.Session first = network.lent();
        LineNetwork.Session second = network.lent();
        assertThat(second).isNotSameAs(first);
        network.takeBack(first);
        assertThat(network.lent()).isSameAs(first);
        assertThat(first.gradientBufferLength()).isZero();
    }

    @Test
    void maskKeysDependOnSeedLayerCallAndStep() {
        long key = network.key(0);
        assertThat(network.key(0)).isEqualTo(key);
        assertThat(network.key(1)).isNotEqualTo(key);
        assertThat(LineNetwork.create(2).key(0)).isNotEqualTo(key);
        try (Session session = network.session(1)) {
            session.trainStep(Batch.of(LineNetwork.data(1), 0, 1), Sgd.rate(0.1));
        }
        assertThat(network.key(0)).isNotEqualTo(key);
        assertThat(LineNetwork.create(1).key(0)).isEqualTo(key);
    }

    @Test
    void maskKeysOfAStepDependOnTheRowsAddedUpBefore() {
        Batch batch = Batch.of(LineNetwork.data(4), 0, 4);
        try (Session session = network.session(4)) {
            long first = network.key(0);
            session.forward(batch);
            assertThat(network.key(0)).isEqualTo(first);
            session.backward(1);
            long second = network.key(0);
            assertThat(second).isNotEqualTo(first);
            session.evaluate(batch);
            session.forward(batch).backward(1);
            assertThat(network.key(0)).isNotEqualTo(first).isNotEqualTo(second);
            network.zeroGradients();
            assertThat(network.key(0)).isEqualTo(first);
            session.forward(batch).backward(1);
            assertThat(network.key(0)).isEqualTo(second);
            network.update((parameters, gradients, ranges) -> {});
            LineNetwork other = LineNetwork.create(1);
            other.session(1).close();
            other.update((parameters, gradients, ranges) -> {});
            assertThat(network.key(0)).isEqualTo(other.key(0));
        }
    }

    @Test
    void aStructureRefusesDoubleNamesAndOverflow() {
        Structure.Builder structure = Structure.of("A", LineNetwork.SCHEMA, 1)
                .parameter("a", "weight", ParameterRole.WEIGHT, Initializer.zeros(), 2);
        assertThatThrownBy(() -> structure.parameter("a", "weight", ParameterRole.WEIGHT, Initializer.zeros(), 2))
                .hasMessage("'a.weight' stands twice in 'A'");
        assertThatThrownBy(() ->
                        structure.parameter("b", "weight", ParameterRole.WEIGHT, Initializer.zeros(), 65536, 65536))
                .hasMessage("'b.weight' has more elements than an array can hold");
        assertThatThrownBy(() -> structure.statistic("c", "mean", Initializer.zeros(), 0))
                .hasMessage("'c.mean' has an extent of 0, but needs at least 1");
    }
}
