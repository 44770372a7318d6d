// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Sgd;
import org.gradwright.runtime.training.DivergenceException;
import org.gradwright.runtime.training.DivergenceException.Stage;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.Test;

class DivergenceTest {
    private final Dataset data = MaskedNetwork.data(20);
    private final MaskedNetwork network = MaskedNetwork.create(1);

    private void set(float hidden, float out) {
        float[] values = new float[6];
        Arrays.fill(values, hidden);
        network.parameter("hidden.weight").set(values);
        values = new float[3];
        Arrays.fill(values, out);
        network.parameter("out.weight").set(values);
    }

    private DivergenceException diverging(boolean checkGradients) {
        Trainer trainer = Trainer.of(network)
                .optimizer(Sgd.rate(0.1))
                .epochs(2)
                .batch(10)
                .shuffle(false)
                .checkGradients(checkGradients)
                .progress(Progress.quiet());
        return catchThrowableOfType(DivergenceException.class, () -> trainer.fit(data));
    }

    private void unchanged(NetworkState before) {
        NetworkState after = NetworkState.of(network);
        // But for the count of rows that the forward pass makes.
        int parameters = before.bits().size() - 1;
        assertThat(after.bits().subList(0, parameters)).isEqualTo(before.bits().subList(0, parameters));
        assertThat(after.steps()).isEqualTo(before.steps());
        assertThat(network.statistic("drop.rows").get(0)).isEqualTo(10);
    }

    @Test
    void theFirstLayerWhoseValuesAreNotFiniteIsNamed() {
        set(3e38f, 1);
        NetworkState before = NetworkState.of(network);
        DivergenceException problem = diverging(false);
        assertThat(problem)
                .hasMessageMatching(
                        "the loss is (NaN|Infinity) in epoch 1, batch 1 \\(rows 0, 1, 2, 3, 4, 5, 6, 7 and 2 more\\):"
                                + " 'hidden' is the first layer whose values, or loss, are not finite; lower the learning rate,"
                                + " clip the gradients, or look for very large values in the data");
        assertThat(problem.layer()).isEqualTo("hidden");
        assertThat(problem.stage()).isEqualTo(Stage.FORWARD);
        assertThat(problem.epoch()).isEqualTo(1);
        assertThat(problem.batch()).isEqualTo(1);
        assertThat(problem.rows()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        unchanged(before);
        network.statistic("drop.rows").set(new float[1]);
        set(1e20f, 1e30f);
        before = NetworkState.of(network);
        assertThat(diverging(false).layer()).isEqualTo("out");
        unchanged(before);
    }

    @Test
    void gradientsAreCheckedBeforeTheUpdateIfAskedFor() {
        set(1e10f, 1e20f);
        NetworkState before = NetworkState.of(network);
        DivergenceException problem = diverging(true);
        assertThat(problem)
                .hasMessageStartingWith(
                        "the gradient of 'hidden.weight' is not finite in epoch 1, batch 1 (rows 0, 1, ");
        assertThat(problem.layer()).isEqualTo("hidden");
        assertThat(problem.stage()).isEqualTo(Stage.GRADIENTS);
        unchanged(before);
    }

    @Test
    void elseTheUpdateIsFoundInTheNextLoss() {
        set(1e10f, 1e20f);
        DivergenceException problem = diverging(false);
        assertThat(problem)
                .hasMessage("the loss is NaN in epoch 1, batch 2 (rows 10, 11, 12, 13, 14, 15, 16, 17 and 2 more): "
                        + "'hidden.weight' is not finite since an update before; lower the learning rate or clip the "
                        + "gradients");
        assertThat(problem.layer()).isEqualTo("hidden");
        assertThat(problem.stage()).isEqualTo(Stage.UPDATE);
        assertThat(network.steps()).isEqualTo(1);
    }
}
