// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gradwright.runtime.KindNetwork;
import org.gradwright.runtime.LineNetwork;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class RangeFinderTest {
    private final LineNetwork network = LineNetwork.create(1);
    private final Dataset data = LineNetwork.data(64);

    @Test
    void aRateBetweenTooSmallAndTooLargeIsSuggested() {
        RateRange range =
                RangeFinder.of(network, Sgd.rate(1)).batch(16).rates(1e-5, 100).find(data);
        assertThat(range.diverged()).isTrue();
        double suggestion = range.suggestion().orElseThrow();
        assertThat(suggestion).isBetween(3e-3, 0.5);
        double before = loss(LineNetwork.create(1), 0);
        assertThat(loss(LineNetwork.create(1), suggestion)).isLessThan(0.1 * before);
        assertThat(range.rates()[0]).isEqualTo(1e-5);
        assertThat(range.losses()).hasSameSizeAs(range.rates()).hasSameSizeAs(range.smoothedLosses());
        assertThat(range.smoothedLosses()[0]).isCloseTo(range.losses()[0], within(1e-12));
    }

    private double loss(LineNetwork fresh, double rate) {
        return Trainer.of(fresh)
                .optimizer(Sgd.rate(rate))
                .epochs(8)
                .batch(16)
                .progress(Progress.quiet())
                .fit(data)
                .history()
                .get(7)
                .loss();
    }

    @Test
    void ratesGrowByTheSameFactorUpToTheGreatest() {
        double[] rates = RangeFinder.of(network, Sgd.rate(1))
                .updates(4)
                .rates(1e-6, 1e-3)
                .find(data)
                .rates();
        assertThat(rates).containsExactly(new double[] {1e-6, 1e-5, 1e-4, 1e-3}, within(1e-18));
    }

    @Test
    void theNetworkIsWhatItWasAndTheOptimizerHasMadeNoStep() {
        Optimizer optimizer = Adam.rate(0.01);
        fit(network, optimizer);
        LineNetwork other = LineNetwork.create(1);
        Optimizer otherOptimizer = Adam.rate(0.01);
        fit(other, otherOptimizer);
        RangeFinder.of(network, Adam.rate(1)).find(data);
        RangeFinder.of(network, optimizer).find(data);
        assertThat(network.steps()).isEqualTo(other.steps());
        assertThat(optimizer.learningRate()).isEqualTo(0.01);
        assertSame(other);
        float[] gradient = new float[2];
        network.line().weight().copyGradientTo(gradient);
        assertThat(gradient).containsOnly(0);
        fit(network, optimizer);
        fit(other, otherOptimizer);
        assertSame(other);
    }

    private void assertSame(LineNetwork other) {
        for (int i = 0; i < 2; i++) {
            assertThat(network.line().weight().get(i, 0))
                    .isEqualTo(other.line().weight().get(i, 0));
        }
        assertThat(network.line().bias().get(0)).isEqualTo(other.line().bias().get(0));
        assertThat(network.statistic("line.seen").get(0))
                .isEqualTo(other.statistic("line.seen").get(0));
    }

    private void fit(LineNetwork which, Optimizer optimizer) {
        Trainer.of(which)
                .optimizer(optimizer)
                .epochs(1)
                .progress(Progress.quiet())
                .fit(data);
    }

    @Test
    void theSameSeedFindsTheSameNumbers() {
        double[] first =
                RangeFinder.of(network, Adam.rate(1)).seed(3).find(data).losses();
        double[] again =
                RangeFinder.of(network, Adam.rate(1)).seed(3).find(data).losses();
        assertThat(first).isEqualTo(again);
        assertThat(RangeFinder.of(network, Adam.rate(1)).seed(4).find(data).losses())
                .isNotEqualTo(first);
    }

    @Test
    void aLossThatNeverFallsHasNoSuggestion() {
        RateRange range =
                new RateRange(new double[] {1, 10, 100}, new double[] {1, 2, 3}, new double[] {1, 2, 3}, false);
        assertThat(range.suggestion()).isEmpty();
        RateRange falling = new RateRange(
                new double[] {1, 10, 100, 1000}, new double[] {4, 3, 1, 2}, new double[] {4, 3, 1, 2}, false);
        assertThat(falling.suggestion()).hasValue(10);
    }

    @Test
    void thePictureShowsTheRatesAndTheSuggestion() {
        RateRange range = RangeFinder.of(network, Sgd.rate(1)).rates(1e-5, 100).find(data);
        assertThat(range.chart().toSvg()).startsWith("<svg").contains("learning rate", "smoothed");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        RangeFinder finder = RangeFinder.of(network, Sgd.rate(1));
        assertThatThrownBy(() -> finder.updates(2)).hasMessage("updates is 2, but must be at least 3");
        assertThatThrownBy(() -> finder.batch(0)).hasMessage("batch is 0, but must be at least 1");
        assertThatThrownBy(() -> finder.rates(1, 1))
                .hasMessage("rates are 1.0 and 1.0, but must be finite, above 0, and the second one greater");
        Dataset other = new DatasetBuilder(KindNetwork.UNLABELED)
                .values("x", new float[] {1})
                .build();
        assertThatThrownBy(() -> finder.find(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the data is for another network: ");
    }
}
