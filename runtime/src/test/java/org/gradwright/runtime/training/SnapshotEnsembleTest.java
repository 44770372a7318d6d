// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradwright.runtime.LineNetwork;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Sgd;
import org.gradwright.runtime.schedule.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotEnsembleTest {
    private final Dataset data = LineNetwork.data(40);
    private final LineNetwork network = LineNetwork.create(1);

    @TempDir
    private Path folder;

    private Trainer trainer(LineNetwork which, int epochs) {
        return Trainer.of(which)
                .optimizer(Sgd.rate(0.02))
                .schedule(Schedule.cosineRestarts(8, 1))
                .epochs(epochs)
                .batch(10)
                .progress(Progress.quiet());
    }

    private static float[] weight(LineNetwork which) {
        return new float[] {which.line().weight().get(0, 0)};
    }

    @Test
    void theLastCyclesGiveANetworkEach() {
        SnapshotEnsemble<LineNetwork> ensemble =
                SnapshotEnsemble.every(2, network).keep(2);
        List<Float> weights = new ArrayList<>();
        trainer(network, 7)
                .callback(new Callback() {
                    @Override
                    public void onEpochEnd(Epoch epoch, Control control) {
                        weights.add(weight(network)[0]);
                    }
                })
                .callback(ensemble)
                .fit(data);
        assertThat(ensemble.networks())
                .extracting(each -> weight(each)[0])
                .containsExactly(weights.get(3), weights.get(5));
        assertThat(weight(network)).containsExactly(weights.get(6));
        assertThat(ensemble.predict(SnapshotEnsembleTest::weight)[0])
                .isCloseTo((weights.get(3) + weights.get(5)) / 2, within(1e-6f));
    }

    @Test
    void snapshotsAreKeptWhereATrainingIsResumed() {
        Path file = folder.resolve("checkpoint");
        SnapshotEnsemble<LineNetwork> straight = SnapshotEnsemble.every(2, network);
        trainer(network, 6).callback(straight).fit(data);
        LineNetwork half = LineNetwork.create(1);
        trainer(half, 3)
                .callback(SnapshotEnsemble.every(2, half))
                .checkpoint(file)
                .fit(data);
        LineNetwork again = LineNetwork.create(1);
        SnapshotEnsemble<LineNetwork> resumed = SnapshotEnsemble.every(2, again);
        trainer(again, 6).callback(resumed).resume(file).fit(data);
        assertThat(resumed.networks()).hasSize(3);
        assertThat(resumed.predict(SnapshotEnsembleTest::weight))
                .isEqualTo(straight.predict(SnapshotEnsembleTest::weight));
    }

    @Test
    void anEnsembleOfNothingDoesNotPredictAndOneOfAnotherNetworkDoesNotTrain() {
        SnapshotEnsemble<LineNetwork> ensemble = SnapshotEnsemble.every(3, network);
        trainer(network, 2).callback(ensemble).fit(data);
        assertThatThrownBy(() -> ensemble.predict(SnapshotEnsembleTest::weight))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the ensemble has no networks: none of its training's cycles of 3 epochs has ended");
        assertThatThrownBy(() ->
                        trainer(LineNetwork.create(1), 2).callback(ensemble).fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the ensemble is of another network than the one in training");
    }
}
