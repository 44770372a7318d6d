// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Adam;
import org.junit.jupiter.api.Test;

/** A snapshot serves while its network goes on training. */
class SnapshotTest {
    private static final int ROWS = 32;

    private final PerceptronNetwork network = PerceptronNetwork.create(3);
    private final Dataset data = PerceptronData.rows(ROWS);

    @Test
    void evaluatesAndPredictsAsTheNetworkDidWhenItWasTaken() {
        train();
        PerceptronNetwork snapshot = network.snapshot();
        float[] row = new float[20];
        row[2] = 1;
        float[] before = network.predict(row);
        double loss;
        try (var session = network.session(ROWS)) {
            loss = session.evaluate(Batch.all(data));
        }
        train();
        try (var session = snapshot.session(ROWS)) {
            assertThat(session.evaluate(Batch.all(data))).isEqualTo(loss);
            assertThatThrownBy(() -> session.forward(Batch.all(data)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is a snapshot and cannot change");
        }
        assertThat(snapshot.predict(row)).isEqualTo(before);
        assertThat(network.predict(row)).isNotEqualTo(before);
    }

    @Test
    void manyThreadsPredictTheSameBits() throws Exception {
        train();
        float[] row = new float[20];
        row[7] = -2;
        float[] alone = network.predict(row);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> same = () -> {
                for (int i = 0; i < 2_000; i++) {
                    if (!Arrays.equals(alone, network.predict(row))) {
                        return false;
                    }
                }
                return true;
            };
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(same));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void train() {
        Adam optimizer = Adam.rate(1e-2);
        try (var session = network.session(ROWS)) {
            for (int step = 0; step < 5; step++) {
                session.trainStep(Batch.all(data), optimizer);
            }
        }
    }
}
