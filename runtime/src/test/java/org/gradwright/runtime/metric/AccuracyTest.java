// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gradwright.runtime.KindNetwork;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    private final KindNetwork network = new KindNetwork(KindNetwork.LABELED);

    /** Rows of a positive x are predicted to be of kind 2, of a negative x of kind 1. */
    private Dataset data() {
        network.kind().weight().set(new float[] {0, -1, 1});
        float[] x = new float[300];
        int[] kinds = new int[300];
        for (int r = 0; r < 300; r++) {
            x[r] = r % 3 == 0 ? 1 : -1;
            kinds[r] = r % 3;
        }
        return new DatasetBuilder(KindNetwork.LABELED)
                .values("x", x)
                .labels("kind", kinds)
                .build();
    }

    @Test
    void accuracyCountsTheRowsWhoseLargestOutputIsTheirLabel() {
        Dataset data = data();
        Metric accuracy = Accuracy.of("kind");
        assertThat(accuracy.name()).isEqualTo("accuracy");
        assertThat(accuracy.value()).isNaN();
        try (Session session = network.session(4)) {
            for (int from = 0; from < 8; from += 4) {
                Batch batch = Batch.of(data, from, 4);
                session.evaluate(batch);
                accuracy.add(session, batch);
            }
        }
        assertThat(accuracy.value()).isEqualTo(3 / 8.0);
        accuracy.reset();
        assertThat(accuracy.value()).isNaN();
    }

    @Test
    void aConfusionMatrixTakesInAWholeDataSet() {
        ConfusionMatrix matrix = ConfusionMatrix.of(network, data(), "kind");
        assertThat(matrix.total()).isEqualTo(300);
        assertThat(matrix.count(0, 2)).isEqualTo(100);
        assertThat(matrix.count(1, 1)).isEqualTo(100);
        assertThat(matrix.count(2, 1)).isEqualTo(100);
    }

    @Test
    void onlyATargetThatTellsTheClassCanBeMeasured() {
        Schema schema = Schema.of("Many")
                .values("x", 2)
                .target("age", 1)
                .probabilities("spam", 1)
                .probabilities("tags", 3)
                .distribution("choice", 4)
                .labels("kind", 5)
                .build();
        for (String output : List.of("spam", "choice", "kind")) {
            Accuracy.of(output).check(schema);
        }
        assertThatThrownBy(() -> Accuracy.of("x").check(schema))
                .hasMessage("accuracy needs one class a row, but 'x' is an input");
        assertThatThrownBy(() -> Accuracy.of("age").check(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("accuracy needs one class a row, but 'age' is a target of any numbers, as in regression");
        assertThatThrownBy(() -> Accuracy.of("tags").check(schema))
                .hasMessage("accuracy needs one class a row, but 'tags' holds 3 probabilities a row, each on its own");
        assertThatThrownBy(() -> Accuracy.of(null)).hasMessage("output is null");
    }

    @Test
    void theOutputMustBeALabelColumnToo() {
        assertThatThrownBy(() -> ConfusionMatrix.of(network, data(), "sort"))
                .hasMessage("there is no column 'sort'; 'Kind' has x: 1 values, kind: 3 classes");
    }
}
