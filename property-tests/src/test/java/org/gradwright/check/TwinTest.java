// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.gradwright.twin.Network;
import org.gradwright.twin.Parameter;
import org.gradwright.twin.data.Batch;
import org.gradwright.twin.data.DatasetBuilder;
import org.gradwright.twin.data.Schema;
import org.junit.jupiter.api.Test;

/** The twin that records its choices, beside the twin as it is generated. */
class TwinTest {
    private static final int ROWS = 6;

    @Test
    void recordingChangesNoBit() {
        Twin recorded = Twin.of(Checked.class, UnaryOperator.identity());
        List<double[]> numbers = numbers(recorded.create(3));

        assertThat(recorded.choices().signature()).isNotZero();
        assertThat(recorded.places()).contains("DoubleMath.max(hidden[i], 0.0) in forwardHidden");
        assertThat(numbers).usingRecursiveComparison().isEqualTo(numbers(CheckedTwin.create(3)));
        assertThat(numbers).hasSize(1 + 6);
    }

    /** The loss and all gradients. */
    private static List<double[]> numbers(Network network) {
        SplittableRandom random = new SplittableRandom(1);
        DatasetBuilder data = new DatasetBuilder(network.schema());
        for (Schema.Column column : network.schema().columns()) {
            if (column.kind() == Schema.Kind.LABELS) {
                data.labels(column.name(), random.ints(ROWS, 0, column.width()).toArray());
            } else {
                data.values(
                        column.name(),
                        random.doubles((long) ROWS * column.width(), -1, 1).toArray());
            }
        }
        List<double[]> numbers = new ArrayList<>();
        var pass = network.session(ROWS).forward(Batch.all(data.build()));
        numbers.add(new double[] {pass.loss()});
        pass.backward(1);
        for (Parameter parameter : network.parameters()) {
            double[] gradient = new double[parameter.size()];
            parameter.copyGradientTo(gradient);
            numbers.add(gradient);
        }
        return numbers;
    }
}
