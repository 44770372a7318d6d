// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.runtime.LineNetwork;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.metric.Direction;
import org.gradwright.runtime.metric.Metric;
import org.gradwright.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private final Dataset data = LineNetwork.data(20);
    private final LineNetwork network = LineNetwork.create(1);
    private final List<String> notes = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();

    /** A figure whose values are given. */
    private static final class Script implements Metric {
        private final double[] values;
        private final Direction direction;
        private int next = -1;

        Script(Direction direction, double... values) {
            this.values = values;
            this.direction = direction;
        }

        @Override
        public String name() {
            return "figure";
        }

        @Override
        public Direction direction() {
            return direction;
        }

        @Override
        public void reset() {
            next++;
        }

        @Override
        public void add(Session session, Batch batch) {}

        @Override
        public double value() {
            return values[next];
        }
    }

    private Trainer trainer(Metric metric, Callback callback) {
        return Trainer.of(network)
                .optimizer(Sgd.rate(0.01))
                .epochs(20)
                .batch(10)
                .validation(data)
                .metric(metric)
                .callback(callback)
                .callback(new Callback() {
                    @Override
                    public void onEpochEnd(Epoch epoch, Control control) {
                        weights.add(network.line().weight().get(0, 0));
                    }
                })
                .progress(new Progress() {
                    @Override
                    public void note(String message) {
                        notes.add(message);
                    }
                });
    }

    private Training falling(EarlyStopping stopping, double... values) {
        return trainer(new Script(Direction.MINIMIZE, values), stopping.monitor("figure"))
                .fit(data);
    }

    private float weight() {
        return network.line().weight().get(0, 0);
    }

    @Test
    void patienceEndsAfterSoManyEpochsWithoutAnImprovementAndRestoresTheBest() {
        Training training = falling(EarlyStopping.patience(3), 5, 4, 4.5, 3, 3, Double.NaN, 3.5);
        assertThat(training.history()).hasSize(7);
        assertThat(training.stopReason()).isEqualTo(StopReason.CALLBACK);
        assertThat(training.message())
                .isEqualTo("no improvement in 3 looks in a row; the best figure was 3.0 after epoch 4");
        assertThat(weight()).isEqualTo(weights.get(3)).isNotEqualTo(weights.get(6));
        assertThat(network.statistic("line.seen").get(0)).isEqualTo(4 * 20);
        assertThat(notes).containsExactly("the network has the weights of epoch 4, where the figure was 3.0");
    }

    @Test
    void theLastWeightsStayWhenTheBestAreNotWanted() {
        falling(EarlyStopping.patience(1).restoreBest(false), 5, 6);
        assertThat(weight()).isEqualTo(weights.get(1));
        assertThat(notes).isEmpty();
    }

    @Test
    void theBestWeightsAreRestoredWhenAllEpochsWereRun() {
        Training training = trainer(
                        new Script(Direction.MAXIMIZE, 1, 3, 2),
                        EarlyStopping.patience(9).monitor("figure"))
                .epochs(3)
                .fit(data);
        assertThat(training.stopReason()).isEqualTo(StopReason.EPOCHS);
        assertThat(weight()).isEqualTo(weights.get(1));
    }

    @Test
    void aMetricSaysItsDirectionUnlessItIsChosen() {
        double[] values = {1, 2, 3, 2, 1};
        Training own = trainer(
                        new Script(Direction.MAXIMIZE, values),
                        EarlyStopping.patience(2).monitor("figure"))
                .fit(data);
        assertThat(own.history()).hasSize(5);
        Training chosen = trainer(
                        new Script(Direction.MAXIMIZE, values),
                        EarlyStopping.patience(2).monitor("figure").direction(Direction.MINIMIZE))
                .fit(data);
        assertThat(chosen.history()).hasSize(3);
    }

    @Test
    void smallChangesAreNoImprovementsUntilTheyAddUp() {
        Training training = falling(EarlyStopping.patience(3).minimumChange(1), 10, 9.5, 9.1, 8.9, 8.5, 8, 7.9);
        assertThat(training.history()).hasSize(7);
        assertThat(training.message()).startsWith("no improvement by more than 1.0 in 3 looks in a row; the best");
        // The best weights are those of the best value all the same.
        assertThat(weight()).isEqualTo(weights.get(6));
    }

    @Test
    void aBaselineMustBeBeatenToEndTheWaiting() {
        assertThat(falling(EarlyStopping.patience(3).baseline(2), 5, 4, 3).history())
                .hasSize(3);
        assertThat(falling(EarlyStopping.patience(3).baseline(2), 5, 4, 1, 2, 2, 2)
                        .history())
                .hasSize(6);
    }

    @Test
    void theWarmUpIsNotLookedAt() {
        Training training = falling(EarlyStopping.patience(2).warmUp(3), 1, 1, 1, 5, 4, 6, 6);
        assertThat(training.history()).hasSize(7);
        assertThat(training.message()).endsWith("was 4.0 after epoch 5");
    }

    @Test
    void withinEpochsItLooksAfterSoManyUpdates() {
        Training training = falling(EarlyStopping.patience(2).everyUpdates(3), 3, 9, 2, 9, 9, 2, 2, 9, 9, 9);
        // Two updates an epoch: measured at updates 2, 3, 4, 6, 8, 9, 10, 12, 14, 15.
        assertThat(training.message()).endsWith("the best figure was 2.0 after update 9");
        assertThat(training.history()).hasSize(8);
        assertThat(network.steps()).isEqualTo(15);
    }

    @Test
    void theGeneralizationLossIsInPercent() {
        Training training = falling(EarlyStopping.generalizationLoss(20), 10, 8, 9.5, 8.5, 9.7);
        assertThat(training.history()).hasSize(5);
        assertThat(training.message())
                .startsWith("a generalization loss of 21.2")
                .contains(", above 20.0; the best");
    }

    @Test
    void growthIsCountedFromStripToStrip() {
        // Ends of strips of 2: 5, 6, 5.5, 6, 7.
        Training training = falling(EarlyStopping.growth(2, 2), 9, 5, 9, 6, 1, 5.5, 9, 6, 9, 7, 9);
        assertThat(training.history()).hasSize(10);
        assertThat(training.message()).startsWith("growth in 2 strips in a row");
    }

    @Test
    void theQuotientWeighsTheGeneralizationLossWithTheProgress() {
        QuotientRule rule = new QuotientRule(2, 2);
        Direction falling = Direction.MINIMIZE;
        // Progress 1000 * (1.1 / 1 - 1) = 100, generalization loss 0.
        assertThat(rule.check(new StoppingRule.Check(1, 5, 5, 1.2), falling)).isNull();
        assertThat(rule.check(new StoppingRule.Check(2, 4, 4, 1), falling)).isNull();
        // Progress 5, generalization loss 5 %: a quotient of 1.
        assertThat(rule.check(new StoppingRule.Check(3, 9, 4, 1.01), falling)).isNull();
        assertThat(rule.check(new StoppingRule.Check(4, 4.2, 4, 1), falling)).isNull();
        // Generalization loss 15 %: a quotient of 3.
        assertThat(rule.check(new StoppingRule.Check(5, 4.6, 4, 1.01), falling)).isNull();
        assertThat(rule.check(new StoppingRule.Check(6, 4.6, 4, 1), falling))
                .startsWith("a quotient of generalization loss and progress of ")
                .endsWith(", above 2.0");
    }

    @Test
    void aCallbackServesSeveralTrainings() {
        EarlyStopping stopping = EarlyStopping.patience(2);
        assertThat(falling(stopping, 1, 2, 3).history()).hasSize(3);
        assertThat(falling(stopping, 9, 8, 8, 8).history()).hasSize(4);
    }

    @Test
    void settingsAndFiguresAreChecked() {
        assertThatThrownBy(() -> EarlyStopping.patience(0)).hasMessage("patience is 0, but must be at least 1");
        assertThatThrownBy(() -> EarlyStopping.generalizationLoss(0))
                .hasMessage("alpha is 0.0, but must be finite and above 0");
        assertThatThrownBy(() -> EarlyStopping.growth(1).minimumChange(1))
                .hasMessage("minimumChange is a setting of EarlyStopping.patience(n)");
        assertThatThrownBy(() -> EarlyStopping.patience(1).minimumChange(-1))
                .hasMessage("minimumChange is -1.0, but must be finite and at least 0");
        assertThatThrownBy(() -> EarlyStopping.patience(1).baseline(Double.NaN))
                .hasMessage("baseline is NaN, but must be a number");
        assertThatThrownBy(() -> EarlyStopping.patience(1).warmUp(-1))
                .hasMessage("warmUp is -1, but must be at least 0");
        assertThatThrownBy(() -> EarlyStopping.patience(1).monitor(null)).hasMessage("monitor is null");
        Script rising = new Script(Direction.MAXIMIZE, 1);
        assertThatThrownBy(() -> trainer(rising, EarlyStopping.growth(1).monitor("figure"))
                        .fit(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("growth is about an error, which falls as it gets better, but the figure watched grows");
        assertThatThrownBy(() -> trainer(rising, EarlyStopping.patience(1).monitor("acuracy"))
                        .fit(data))
                .hasMessage("'acuracy' is watched, but there are 'loss', 'validation loss' and the metrics [figure]");
        assertThatThrownBy(() -> Trainer.of(network)
                        .optimizer(Sgd.rate(0.01))
                        .epochs(1)
                        .callback(EarlyStopping.patience(1))
                        .progress(Progress.quiet())
                        .fit(data))
                .hasMessage("the validation loss is watched: call validation(data) before fit");
        assertThat(network.steps()).isZero();
    }

    @Test
    void aGoalEndsTheTrainingWhenItIsReached() {
        Training training = trainer(new Script(Direction.MAXIMIZE, 0.5, 0.8, 0.95, 0.9), Goal.of("figure", 0.95))
                .fit(data);
        assertThat(training.history()).hasSize(3);
        assertThat(training.message()).isEqualTo("the figure is 0.95, which reaches 0.95");
        assertThatThrownBy(() -> Goal.of("figure", Double.NaN))
                .hasMessage("the value of a goal is NaN, but must be a number");
    }

    /** The rates that the following epochs have, by the rules of PyTorch's ReduceLROnPlateau. */
    private List<Double> rates(ReduceOnPlateau plateau, Direction direction, double... values) {
        return trainer(new Script(direction, values), plateau.monitor("figure"))
                .optimizer(Sgd.rate(0.1))
                .epochs(values.length)
                .fit(data)
                .history()
                .stream()
                .map(Epoch::learningRate)
                .toList();
    }

    @Test
    void aPlateauReducesTheRateAfterItsPatienceAndRestsForTheCooldown() {
        assertThat(rates(ReduceOnPlateau.factor(0.5).patience(1), Direction.MINIMIZE, 3, 3, 3, 3, 3, 3))
                .containsExactly(0.1, 0.1, 0.1, 0.05, 0.05, 0.025);
        assertThat(rates(ReduceOnPlateau.factor(0.5).patience(0).cooldown(2), Direction.MINIMIZE, 3, 3, 3, 3, 3, 3))
                .containsExactly(0.1, 0.1, 0.05, 0.05, 0.05, 0.025);
        assertThat(rates(ReduceOnPlateau.factor(0.5).patience(0).minimumRate(0.04), Direction.MAXIMIZE, 3, 3, 2, 1, 4))
                .containsExactly(0.1, 0.1, 0.05, 0.04, 0.04);
        assertThat(notes)
                .contains("the learning rate is reduced from 0.1 to 0.05 after epoch 2: no better figure than 3.0");
    }

    @Test
    void aPlateauHasAThresholdOfAShareOrOfAChange() {
        ReduceOnPlateau share = ReduceOnPlateau.factor(0.5).patience(0).relativeThreshold(0.1);
        assertThat(rates(share, Direction.MINIMIZE, 10, 9.05, 8.9, 8.9)).containsExactly(0.1, 0.1, 0.05, 0.05);
        ReduceOnPlateau change = ReduceOnPlateau.factor(0.5).patience(0).absoluteThreshold(2);
        assertThat(rates(change, Direction.MAXIMIZE, 1, 3, 3.5, 3.5, 9)).containsExactly(0.1, 0.1, 0.05, 0.05, 0.025);
        assertThatThrownBy(() -> ReduceOnPlateau.factor(1))
                .hasMessage("factor is 1.0, but must be above 0 and below 1");
        assertThatThrownBy(() -> change.cooldown(-1)).hasMessage("cooldown is -1.0, but must be finite and at least 0");
    }
}
