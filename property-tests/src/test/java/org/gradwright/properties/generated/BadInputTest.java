// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gradwright.runtime.ParameterUpdate;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.Test;

/** Bad input at run time: each is refused with its name, its value and the rule, and the network is as it was. */
class BadInputTest {
    private final PerceptronNetwork network = PerceptronNetwork.create(1);

    @Test
    void lengthsThatDoNotFit() {
        refused(() -> network.predict(new float[19]), "'features' has 19 values, but 1 row of 20 needs 20");
        try (var session = network.session(4)) {
            refused(
                    () -> session.predictBatch(new float[40], 3, new float[15]),
                    "'features' has 40 values, but 3 rows of 20 need 60");
            refused(
                    () -> session.predictBatch(new float[60], 3, new float[14]),
                    "the array for 'species' has 14 values, but 3 rows of 5 need 15");
            refused(
                    () -> session.predictBatch(new float[100], 5, new float[25]),
                    "batch has 5 rows, but the session holds at most 4");
            session.predictBatch(new float[60], 3, new float[15]);
        }
    }

    @Test
    void numbersThatAreNotFinite() {
        float[] row = new float[20];
        row[13] = Float.NaN;
        refused(() -> network.predict(row), "'features' is NaN in row 0, column 13, but must be finite");
        row[13] = Float.NEGATIVE_INFINITY;
        refused(() -> network.predict(row), "'features' is -Infinity in row 0, column 13, but must be finite");
        row[13] = Float.MAX_VALUE;
        assertThat(network.predict(row)).hasSize(5);
        float[] rows = new float[60];
        rows[41] = Float.POSITIVE_INFINITY;
        refused(
                () -> PerceptronNetwork.data().features(rows),
                "'features' is Infinity in row 2, column 1, but must be finite");
        refused(
                () -> PerceptronNetwork.data().weight(new float[] {1, Float.NaN}),
                "'weight' is NaN in row 1, column 0, but must be finite");
    }

    @Test
    void labelsAndDataThatDoNotFit() {
        refused(
                () -> PerceptronNetwork.data().species(new int[] {0, 4, 5}),
                "'species' is 5 in row 2, but must be from 0 to 4");
        refused(() -> PerceptronNetwork.data().features(new float[0]), "'features' has no rows, but needs at least 1");
        refused(
                () -> PerceptronNetwork.data().features(new float[40]).species(new int[3]),
                "'species' has 3 rows, but 'features' has 2");
        refused(
                () -> PerceptronNetwork.data().features(new float[40]).build(),
                "'species' is not set, but 'Perceptron' needs every column");
    }

    @Test
    void aBatchAboveTheCapacityAndAClosedSession() {
        var session = network.session(8);
        Batch batch = Batch.all(PerceptronData.rows(9));
        refused(() -> session.forward(batch), "batch has 9 rows, but the session holds at most 8");
        refused(() -> session.backward(1), "backward needs a forward(batch) of its own before it");
        session.forward(batch.select(0, 8)).backward(1);
        session.close();
        refused(() -> session.forward(batch.select(0, 8)), "the session is closed");
        refused(() -> session.predict(new float[20], new float[5]), "the session is closed");
    }

    @Test
    void aSessionInUseByTwoThreads() throws InterruptedException {
        Batch batch = Batch.all(PerceptronData.rows(64));
        AtomicReference<String> refusal = new AtomicReference<>();
        try (var session = network.session(64)) {
            Runnable use = () -> {
                long end = System.nanoTime() + 20_000_000_000L;
                while (refusal.get() == null && System.nanoTime() < end) {
                    try {
                        session.evaluate(batch);
                    } catch (IllegalStateException e) {
                        refusal.set(e.getMessage());
                    }
                }
            };
            Thread other = new Thread(use);
            other.start();
            use.run();
            other.join();
            session.evaluate(batch);
        }
        assertThat(refusal.get())
                .isEqualTo("the session is in use by another thread: one thread at a time, or a session for each");
    }

    @Test
    void predictionDuringAnUpdate() {
        Batch batch = Batch.all(PerceptronData.rows(8));
        float[] row = new float[20];
        network.predict(row);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        ParameterUpdate predicting =
                (parameters, gradients, ranges) -> seen.set(catchThrowable(() -> network.predict(row)));
        try (var session = network.session(8)) {
            session.trainStep(batch, predicting);
            assertThat(seen.get())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("'Perceptron' was trained while it predicted; predict from a snapshot() while training"
                            + " goes on");
            session.trainStep(batch, Adam.rate(1e-3));
        }
        network.predict(row);
    }

    @Test
    void settingsOfATrainer() {
        refused(() -> Trainer.of(network).epochs(0), "epochs is 0, but must be at least 1");
        refused(
                () -> Trainer.of(network).epochs(1).fit(PerceptronData.rows(4)),
                "no optimizer is set: call optimizer(Adam.rate(1e-3)) or another before fit");
        refused(() -> Adam.rate(Double.NaN), "learning rate is NaN, but must be finite and at least 0");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .hasMessage(message);
    }
}
