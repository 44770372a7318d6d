// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gradwright.runtime.Golden;
import org.gradwright.runtime.ParameterUpdate;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input at run time: each is refused with its name, its value and the rule, and the network is as it was. */
class BadInputTest {
    private static final String CHANGED =
            "'Perceptron' was changed while it was in use; predict from a snapshot() while it is trained, set or loaded";

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
            assertThat(seen.get()).isInstanceOf(IllegalStateException.class).hasMessage(CHANGED);
            session.trainStep(batch, Adam.rate(1e-3));
        }
        network.predict(row);
    }

    /** Every prediction is one of either network, or says that the network changed meanwhile. */
    @Test
    void predictionWhileNetworksAreLoaded(@TempDir Path folder) throws Exception {
        float[] row = new float[20];
        row[3] = 1;
        List<float[]> right = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int seed : new int[] {1, 2}) {
            PerceptronNetwork saved = PerceptronNetwork.create(seed);
            files.add(folder.resolve("model" + seed));
            saved.save(files.get(files.size() - 1));
            right.add(saved.predict(row));
        }
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        List<String> wrong = new CopyOnWriteArrayList<>();
        Runnable predicting = () -> {
            while (!done.get()) {
                try {
                    float[] prediction = network.predict(row);
                    if (right.stream().noneMatch(each -> Arrays.equals(each, prediction))) {
                        wrong.add("a mixture " + Arrays.toString(prediction));
                    }
                } catch (IllegalStateException e) {
                    refused.incrementAndGet();
                    if (!CHANGED.equals(e.getMessage())) {
                        wrong.add(e.toString());
                    }
                }
            }
        };
        List<Thread> threads = List.of(new Thread(predicting), new Thread(predicting));
        threads.forEach(Thread::start);
        try {
            long end = System.nanoTime() + 20_000_000_000L;
            for (int i = 0; i < 200 || (refused.get() == 0 && System.nanoTime() < end); i++) {
                network.load(files.get(i % 2));
            }
        } finally {
            done.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused.get()).isPositive();
    }

    /** Frozen or not decides by which statistics a batch is normalized, in both directions alike. */
    @Test
    void freezingBetweenForwardAndBackward() {
        Batch batch = Batch.all(PerceptronData.rows(8));
        try (var session = network.session(8)) {
            session.forward(batch);
            network.layers().norm().freeze();
            refused(
                    () -> session.backward(1),
                    "a layer of 'Perceptron' was frozen or unfrozen since forward(batch): call forward(batch) again"
                            + " before backward");
            session.forward(batch).backward(1);
            refused(() -> session.forward(batch).backward(Float.NaN), "scale is NaN, but must be finite");
        }
    }

    @Test
    void whatIsNull() {
        assertThatThrownBy(() -> network.predict(null)).hasMessage("'features' is null");
        assertThatThrownBy(() -> network.save(null)).hasMessage("path is null");
        assertThatThrownBy(() -> network.load(null)).hasMessage("path is null");
        assertThatThrownBy(() -> network.update(null)).hasMessage("update is null");
        assertThatThrownBy(() -> network.parameter(null)).hasMessage("name is null");
        assertThatThrownBy(() -> network.layer(null)).hasMessage("name is null");
        assertThatThrownBy(() -> Golden.of(null, "species")).hasMessage("rows is null");
        try (var session = network.session(2)) {
            assertThatThrownBy(() -> session.predict(new float[20], null))
                    .hasMessage("the array for 'species' is null");
        }
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
