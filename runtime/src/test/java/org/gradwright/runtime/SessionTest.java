// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Clipping;
import org.gradwright.runtime.optimizer.Optimizer;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final LineNetwork network = LineNetwork.create(1);
    private final Dataset data = LineNetwork.data(70);

    @Test
    void batchesMustFitTheSession() {
        try (LineNetwork.Session session = network.session(64)) {
            assertThatThrownBy(() -> session.forward(Batch.of(data, 0, 65)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("batch has 65 rows, but the session holds at most 64");
            assertThatThrownBy(() -> session.evaluate(Batch.of(data, 0, 0)))
                    .hasMessage("batch has 0 rows, but needs at least 1");
            assertThatThrownBy(() -> session.predictBatch(new float[200], 65, new float[65]))
                    .hasMessage("batch has 65 rows, but the session holds at most 64");
        }
        assertThatThrownBy(() -> network.session(0)).hasMessage("capacity is 0, but must be at least 1");
        assertThatThrownBy(() -> network.session(2_000_000_000))
                .hasMessage("a session of 2000000000 rows needs a buffer of 4000000000 values, more than an array "
                        + "holds; make the capacity smaller");
    }

    @Test
    void argumentsOfPredictionsMustHaveTheirLength() {
        try (LineNetwork.Session session = network.session(4)) {
            assertThatThrownBy(() -> session.predictBatch(new float[5], 2, new float[2]))
                    .hasMessage("'x' has 5 values, but 2 rows of 2 need 4");
            assertThatThrownBy(() -> session.predictBatch(new float[2], 2, new float[2]))
                    .hasMessage("'x' has 2 values, but 2 rows of 2 need 4");
            assertThatThrownBy(() -> session.predictBatch(new float[4], 2, new float[1]))
                    .hasMessage("the array for 'y' has 1 values, but 2 rows of 1 need 2");
        }
    }

    @Test
    void aClosedSessionRefusesEveryUse() {
        LineNetwork.Session session = network.session(4);
        session.close();
        Batch batch = Batch.of(data, 0, 4);
        assertThatThrownBy(() -> session.forward(batch))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the session is closed");
        assertThatThrownBy(() -> session.evaluate(batch)).hasMessage("the session is closed");
        assertThatThrownBy(() -> session.backward(1.0f)).hasMessage("the session is closed");
        assertThatThrownBy(() -> session.predictBatch(new float[2], 1, new float[1]))
                .hasMessage("the session is closed");
    }

    @Test
    void dataOfAnotherNetworkIsRefusedAndEqualColumnsAreNot() {
        Schema foreign = Schema.of("Other").values("x", 3).target("y", 1).build();
        Schema equal = Schema.of("Twin").values("x", 2).target("y", 1).build();
        try (LineNetwork.Session session = network.session(4)) {
            assertThatThrownBy(() -> session.forward(Batch.all(rowOf(foreign, 3))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the data is for another network: 'Other' has x: 3 values, y: 1 targets, but 'Line' has "
                                    + "x: 2 values, y: 1 targets");
            assertThat(session.evaluate(Batch.all(rowOf(equal, 2)))).isGreaterThanOrEqualTo(0);
        }
    }

    private static Dataset rowOf(Schema schema, int width) {
        return new DatasetBuilder(schema)
                .values("x", new float[width])
                .values("y", new float[1])
                .build();
    }

    @Test
    void backwardFollowsOneForward() {
        try (LineNetwork.Session session = network.session(4)) {
            String message = "backward needs a forward(batch) of its own before it";
            assertThatThrownBy(() -> session.backward(1.0f))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
            session.forward(Batch.of(data, 0, 4)).backward(1.0f);
            assertThatThrownBy(() -> session.backward(1.0f)).hasMessage(message);
            session.forward(Batch.of(data, 0, 4)).evaluate(Batch.of(data, 0, 4));
            assertThatThrownBy(() -> session.backward(1.0f)).hasMessage(message);
        }
    }

    @Test
    void backwardNeedsTheNetworkOfItsForward() {
        Batch batch = Batch.of(data, 0, 4);
        try (LineNetwork.Session session = network.session(4)) {
            session.forward(batch);
            assertThatThrownBy(() -> session.backward(Float.NaN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("scale is NaN, but must be finite");
            assertThatThrownBy(() -> session.backward(Float.NEGATIVE_INFINITY))
                    .hasMessage("scale is -Infinity, but must be finite");
            network.line().unfreeze();
            session.backward(1);
            session.forward(batch);
            network.line().freeze();
            String frozen = "a layer of 'Line' was frozen or unfrozen since forward(batch): call forward(batch) again"
                    + " before backward";
            assertThatThrownBy(() -> session.backward(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(frozen);
            network.line().unfreeze();
            assertThatThrownBy(() -> session.backward(1)).hasMessage(frozen);
            session.forward(batch);
            network.line().weight().set(new float[2]);
            String changed = "'Line' was updated, set or loaded since forward(batch): call forward(batch) again before"
                    + " backward";
            assertThatThrownBy(() -> session.backward(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(changed);
            session.forward(batch);
            network.update((parameters, gradients, ranges) -> {});
            assertThatThrownBy(() -> session.backward(1)).hasMessage(changed);
            session.forward(batch).backward(1);
        }
    }

    @Test
    void aForwardPassOfAnotherSessionDisturbsNoBackwardPass() {
        try (LineNetwork.Session one = network.session(4);
                LineNetwork.Session other = network.session(4)) {
            one.forward(Batch.of(data, 0, 4));
            other.forward(Batch.of(data, 4, 4));
            one.backward(1);
            other.backward(1);
        }
    }

    @Test
    void aSessionThatComputesWhileTheNetworkChangesSaysSo() {
        LineNetwork.Session training = network.session(4);
        LineNetwork.Session reading = network.session(4);
        Batch batch = Batch.of(data, 0, 4);
        training.forward(batch).backward(1);
        String message = "'Line' was changed while it was in use; predict from a snapshot() while it is trained, set or"
                + " loaded";
        network.update((parameters, gradients, ranges) -> {
            assertThatThrownBy(() -> reading.evaluate(batch))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> reading.forward(batch)).hasMessage(message);
            assertThatThrownBy(() -> network.line().weight().set(new float[2]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "'Line' is being changed at this moment, by another thread or by an update that is under"
                                    + " way: train, set and load it in one thread, one after the other");
        });
        assertThat(reading.output("y").rows()).isZero();
        assertThat(reading.evaluate(batch)).isPositive();
        LineNetwork.Session lent = network.lent();
        lent.duringInference(() -> network.line().weight().set(new float[] {1, 1}));
        assertThatThrownBy(() -> lent.predictBatch(new float[2], 1, new float[1]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        lent.duringInference(() -> {});
        lent.predictBatch(new float[2], 1, new float[1]);
    }

    @Test
    void aSessionRefusesItselfWhileItComputes() {
        LineNetwork.Session session = network.session(4);
        Batch batch = Batch.of(data, 0, 4);
        String message = "the session is in use by another thread: one thread at a time, or a session for each";
        session.duringLoss(() -> {
            assertThatThrownBy(() -> session.evaluate(batch))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> session.output("y").get(0, 0)).hasMessage(message);
        });
        session.evaluate(batch);
        session.forward(batch);
        assertThat(session.lossesComputed()).isEqualTo(2);
    }

    @Test
    void viewsOfAClosedSessionCannotBeRead() {
        LineNetwork.Session session = network.session(4);
        session.evaluate(Batch.of(data, 0, 4));
        TensorView view = session.output("y");
        assertThatThrownBy(() -> view.get(4, 0)).hasMessage("row is 4, but the session has 4 rows");
        assertThatThrownBy(() -> view.get(0, 1)).hasMessage("column is 1, but must be from 0 to 0");
        assertThatThrownBy(() -> view.copyTo(null)).hasMessage("to is null");
        session.close();
        for (ThrowingCallable reading :
                List.<ThrowingCallable>of(view::rows, () -> view.get(0, 0), () -> view.copyTo(new float[4]))) {
            assertThatThrownBy(reading)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the session is closed");
        }
    }

    @Test
    void aStepThatFailsLeavesNoGradients() {
        float[] gradient = {1, 1};
        try (LineNetwork.Session session = network.session(4)) {
            assertThatThrownBy(() -> session.trainStep(Batch.of(data, 0, 4), (parameters, gradients, ranges) -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
            network.line().weight().copyGradientTo(gradient);
            assertThat(gradient).containsOnly(0);
            assertThat(network.steps()).isZero();
            session.trainStep(Batch.of(data, 0, 4), Adam.rate(0.1));
        }
    }

    @Test
    void whatIsNullIsNamed() {
        try (LineNetwork.Session session = network.session(4)) {
            assertThatThrownBy(() -> session.forward(null)).hasMessage("batch is null");
            assertThatThrownBy(() -> session.evaluate(null)).hasMessage("batch is null");
            assertThatThrownBy(() -> session.trainStep(Batch.of(data, 0, 4), null))
                    .hasMessage("update is null");
            assertThatThrownBy(() -> session.predictBatch(null, 1, new float[1]))
                    .hasMessage("'x' is null");
            assertThatThrownBy(() -> session.predictBatch(new float[2], 1, null))
                    .hasMessage("the array for 'y' is null");
            session.evaluate(Batch.of(data, 0, 4));
        }
    }

    @Test
    void backwardAddsScaledGradients() {
        float[] whole = new float[2];
        float[] parts = new float[2];
        try (LineNetwork.Session session = network.session(8)) {
            session.forward(Batch.of(data, 0, 8)).backward(1.0f);
            network.line().weight().copyGradientTo(whole);
            network.zeroGradients();
            session.forward(Batch.of(data, 0, 4)).backward(0.5f);
            session.forward(Batch.of(data, 4, 4)).backward(0.5f);
            network.line().weight().copyGradientTo(parts);
        }
        assertThat(parts[0]).isCloseTo(whole[0], within(1e-5f));
        assertThat(parts[1]).isCloseTo(whole[1], within(1e-5f));
    }

    @Test
    void layersSayHowManyRowsTheyNeed() {
        LineNetwork strict = LineNetwork.createWithMinimumRows(1, 2);
        assertThat(strict.minimumTrainingRows()).isEqualTo(2);
        try (LineNetwork.Session session = strict.session(4)) {
            assertThatThrownBy(() -> session.forward(Batch.of(data, 0, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("dense 'line' needs at least 2 rows in training, but the batch has 1");
            assertThat(session.evaluate(Batch.of(data, 0, 1))).isGreaterThanOrEqualTo(0);
            strict.line().freeze();
            assertThat(strict.minimumTrainingRows()).isEqualTo(1);
            assertThat(session.forward(Batch.of(data, 0, 1)).loss()).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void outputsAreReadAfterAnEvaluation() {
        network.line().weight().set(new float[] {2, -1});
        network.line().bias().set(new float[] {0.5f});
        try (LineNetwork.Session session = network.session(4)) {
            TensorView view = session.output("y");
            assertThat(view.rows()).isZero();
            assertThatThrownBy(() -> view.get(0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(session.evaluate(Batch.of(data, 0, 3))).isCloseTo(0, within(1e-9));
            float[] y = new float[3];
            Batch.of(data, 0, 3).copyValues(1, y);
            assertThat(view.rows()).isEqualTo(3);
            assertThat(view.width()).isEqualTo(1);
            assertThat(view.get(2, 0)).isCloseTo(y[2], within(1e-6f));
            float[] copied = new float[3];
            view.copyTo(copied);
            assertThat(copied[1]).isCloseTo(y[1], within(1e-6f));
            assertThatThrownBy(() -> view.get(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> view.copyTo(new float[2]))
                    .hasMessage("the array has 2 values, but 3 rows of 1 need 3");
        }
    }

    @Test
    void unknownOutputsAndMissingInputGradientsAreNamed() {
        try (LineNetwork.Session session = network.session(4)) {
            assertThatThrownBy(() -> session.output("age"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there is no output 'age'; there are 'y'");
            assertThatThrownBy(() -> session.inputGradient("x"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("'Line' has no gradient for its input 'x': declare it with "
                            + "@Network(inputGradients = true)");
        }
    }

    @Test
    void trainingChangesStatisticsAndPredictionDoesNot() {
        try (LineNetwork.Session session = network.session(4)) {
            session.evaluate(Batch.of(data, 0, 4));
            assertThat(network.statistic("line.seen").get(0)).isZero();
            long version = network.statistic("line.seen").version();
            session.forward(Batch.of(data, 0, 4));
            assertThat(network.statistic("line.seen").get(0)).isEqualTo(4);
            assertThat(network.statistic("line.seen").version()).isGreaterThan(version);
        }
    }

    @Test
    void stepsAllocateNothing() {
        Optimizer optimizer = Adam.rate(1e-3).clip(Clipping.byGlobalNorm(1));
        Batch batch = Batch.of(data, 0, 64);
        float[] row = new float[2];
        float[] out = new float[1];
        try (LineNetwork.Session session = network.session(64)) {
            Runnable steps = () -> {
                for (int i = 0; i < 1000; i++) {
                    batch.select(i % 6, 64);
                    session.trainStep(batch, optimizer);
                    session.evaluate(batch);
                    session.predictBatch(row, 1, out);
                    LineNetwork.Session lent = network.lent();
                    lent.predictBatch(row, 1, out);
                    network.takeBack(lent);
                }
            };
            steps.run();
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long thread = Thread.currentThread().getId();
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 3; round++) {
                long before = threads.getThreadAllocatedBytes(thread);
                steps.run();
                least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
            }
            assertThat(least).isLessThan(1000);
        }
    }
}
