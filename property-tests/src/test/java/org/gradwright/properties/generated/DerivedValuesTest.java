// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What predictions read of the parameters and statistics alone is computed anew whenever those changed. */
class DerivedValuesTest {
    private static final int ROWS = 16;

    private final PerceptronNetwork network = PerceptronNetwork.create(3);
    private final Dataset data = PerceptronData.rows(ROWS);

    @Test
    void everyChangeIsSeen(@TempDir Path folder) {
        float[] first = predicted();
        try (var session = network.session(ROWS)) {
            changes("a forward pass, by its statistics", () -> session.forward(Batch.all(data)));
            changes("an update", () -> session.trainStep(Batch.all(data), Sgd.rate(0.1)));
        }
        var norm = network.layers().norm();
        changes("a scale that is set", () -> norm.scale().set(filled(2)));
        changes("a shift that is set", () -> norm.shift().set(filled(0.5f)));
        changes("a mean that is set", () -> norm.mean().set(filled(0.25f)));
        changes("a variance that is set", () -> norm.variance().set(filled(3)));
        Path file = folder.resolve("model");
        PerceptronNetwork.create(3).save(file);
        changes("a model that is loaded", () -> network.load(file));
        assertThat(predicted()).containsExactly(first);
    }

    /** The evaluation of a session that stays open. */
    @Test
    void evaluationSeesWhatTrainingChanged() {
        try (var session = network.session(ROWS)) {
            for (int i = 0; i < 3; i++) {
                session.trainStep(Batch.all(data), Sgd.rate(0.1));
                double loss = session.evaluate(Batch.all(data));
                try (var fresh = network.snapshot().session(ROWS)) {
                    assertThat(fresh.evaluate(Batch.all(data))).isEqualTo(loss);
                }
            }
        }
    }

    /** A snapshot derives everything from what it holds. */
    private void changes(String what, Runnable change) {
        float[] before = predicted();
        change.run();
        float[] after = predicted();
        assertThat(Arrays.equals(after, before))
                .as(what + " changes predictions")
                .isFalse();
        assertThat(after).as(what).containsExactly(network.snapshot().predict(row()));
    }

    private float[] predicted() {
        return network.predict(row());
    }

    private static float[] row() {
        float[] row = new float[20];
        row[2] = 1;
        row[11] = -2;
        return row;
    }

    private static float[] filled(float value) {
        float[] values = new float[33];
        Arrays.fill(values, value);
        return values;
    }
}
