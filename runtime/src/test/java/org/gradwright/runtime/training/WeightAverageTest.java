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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightAverageTest {
    private final Dataset data = LineNetwork.data(40);
    private final LineNetwork network = LineNetwork.create(1);
    private final List<Double> afterUpdates = new ArrayList<>();
    private final List<Double> afterEpochs = new ArrayList<>();

    @TempDir
    private Path folder;

    /** Four updates in each epoch. */
    private Trainer trainer(LineNetwork which, int epochs) {
        return Trainer.of(which)
                .optimizer(Sgd.rate(0.02))
                .epochs(epochs)
                .batch(10)
                .progress(Progress.quiet());
    }

    private static double weight(LineNetwork which) {
        return which.line().weight().get(0, 0);
    }

    private Callback recording() {
        return new Callback() {
            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                afterUpdates.add(weight(network));
            }

            @Override
            public void onEpochEnd(Epoch epoch, Control control) {
                afterEpochs.add(weight(network));
            }
        };
    }

    @Test
    void theExponentialAverageFollowsItsFormula() {
        trainer(network, 3)
                .callback(recording())
                .callback(WeightAverage.exponential(0.9))
                .fit(data);
        double mean = afterUpdates.get(0);
        for (double each : afterUpdates.subList(1, 12)) {
            mean = 0.9 * mean + 0.1 * each;
        }
        assertThat(weight(network)).isCloseTo(mean, within(1e-6)).isNotEqualTo(afterUpdates.get(11));
    }

    @Test
    void weightsAfterEpochsCountTheSameFromTheChosenOneOn() {
        trainer(network, 5)
                .callback(recording())
                .callback(WeightAverage.equal().from(3))
                .fit(data);
        double mean = (afterEpochs.get(2) + afterEpochs.get(3) + afterEpochs.get(4)) / 3;
        assertThat(weight(network)).isCloseTo(mean, within(1e-6));
    }

    @Test
    void weightsAreTakenAfterEverySoManyUpdates() {
        trainer(network, 2)
                .callback(recording())
                .callback(WeightAverage.equal().everyUpdates(3))
                .fit(data);
        assertThat(weight(network)).isCloseTo((afterUpdates.get(2) + afterUpdates.get(5)) / 2, within(1e-6));
    }

    @Test
    void theTrainingItselfDoesNotNotice() {
        LineNetwork other = LineNetwork.create(1);
        Training with =
                trainer(network, 4).callback(WeightAverage.exponential(0.5)).fit(data);
        Training without = trainer(other, 4).fit(data);
        assertThat(with.history())
                .extracting(Epoch::loss)
                .isEqualTo(without.history().stream().map(Epoch::loss).toList());
    }

    @Test
    void statisticsAreThoseOfAPassOverTheData() {
        trainer(network, 2).callback(WeightAverage.equal()).fit(data);
        float seen = network.statistic("line.seen").get(0);
        LineNetwork other = LineNetwork.create(1);
        trainer(other, 2).callback(WeightAverage.equal().statistics(data, 20)).fit(data);
        assertThat(other.statistic("line.seen").get(0)).isGreaterThan(seen);
        assertThat(weight(other)).isEqualTo(weight(network));
    }

    @Test
    void anAverageGoesOnWhereATrainingIsResumed() {
        Path file = folder.resolve("checkpoint");
        trainer(network, 6).callback(WeightAverage.equal()).fit(data);
        LineNetwork half = LineNetwork.create(1);
        trainer(half, 3).callback(WeightAverage.equal()).checkpoint(file).fit(data);
        LineNetwork resumed = LineNetwork.create(1);
        trainer(resumed, 6).callback(WeightAverage.equal()).resume(file).fit(data);
        assertThat(weight(resumed)).isEqualTo(weight(network));
    }

    @Test
    void anAverageOfNothingLeavesTheNetworkAndSettingsOutOfRangeAreRefused() {
        trainer(network, 1)
                .callback(recording())
                .callback(WeightAverage.equal().from(9))
                .fit(data);
        assertThat(weight(network)).isEqualTo(afterEpochs.get(0));
        assertThatThrownBy(() -> WeightAverage.exponential(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decay is 1.0, but must be at least 0 and below 1");
        assertThatThrownBy(() -> WeightAverage.equal().from(0)).hasMessage("epoch is 0, but must be at least 1");
    }
}
