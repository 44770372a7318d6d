// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gradwright.runtime.LineNetwork;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.metric.Accuracy;
import org.gradwright.runtime.metric.Metric;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private final Dataset data = LineNetwork.data(50);
    private final LineNetwork network = LineNetwork.create(1);

    private Trainer trainer() {
        return Trainer.of(network).optimizer(Sgd.rate(0.05)).epochs(5).batch(16).progress(Progress.quiet());
    }

    @Test
    void trainingFindsTheLineAndRecordsItsHistory() {
        Training training =
                trainer().epochs(40).validation(LineNetwork.data(20)).fit(data);
        assertThat(training.history()).hasSize(40);
        assertThat(training.stopReason()).isEqualTo(StopReason.EPOCHS);
        assertThat(training.message()).isEqualTo("all 40 epochs were run");
        assertThat(network.steps()).isEqualTo(40 * 4);
        assertThat(network.line().weight().get(0, 0)).isCloseTo(2, within(0.05f));
        assertThat(network.line().weight().get(1, 0)).isCloseTo(-1, within(0.05f));
        Epoch last = training.last();
        assertThat(last.number()).isEqualTo(40);
        assertThat(last.loss())
                .isLessThan(0.01)
                .isLessThan(training.history().get(0).loss());
        assertThat(last.validationLoss().getAsDouble()).isLessThan(0.01);
        assertThat(last.penalty()).isCloseTo(network.currentPenalty(), within(1e-12));
        assertThat(last.learningRate()).isEqualTo(0.05);
        assertThat(last.seconds()).isPositive();
    }

    @Test
    void theLossOfAnEpochWeighsBatchesByTheirRows() {
        Training training = trainer().optimizer(Sgd.rate(0)).epochs(1).fit(data);
        try (Session session = network.session(50)) {
            assertThat(training.last().loss()).isCloseTo(session.evaluate(Batch.all(data)), within(1e-6));
        }
        assertThat(training.last().validationLoss()).isEmpty();
    }

    @Test
    void trainingRepeatsBitForBitFromItsSeeds() {
        LineNetwork again = LineNetwork.create(1);
        trainer().fit(data);
        Trainer.of(again)
                .optimizer(Sgd.rate(0.05))
                .epochs(5)
                .batch(16)
                .progress(Progress.quiet())
                .fit(data);
        assertThat(again.line().weight().get(0, 0))
                .isEqualTo(network.line().weight().get(0, 0));
        LineNetwork other = LineNetwork.create(1);
        Trainer.of(other)
                .optimizer(Sgd.rate(0.05))
                .epochs(5)
                .batch(16)
                .seed(9)
                .progress(Progress.quiet())
                .fit(data);
        assertThat(other.line().weight().get(0, 0))
                .isNotEqualTo(network.line().weight().get(0, 0));
    }

    @Test
    void everyEpochTakesEveryRowInANewOrder() {
        List<Double> losses = new ArrayList<>();
        Callback recorder = new Callback() {
            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                losses.add(loss);
            }
        };
        trainer().optimizer(Sgd.rate(0)).epochs(2).batch(1).callback(recorder).fit(data);
        List<Double> first = losses.subList(0, 50);
        List<Double> second = losses.subList(50, 100);
        assertThat(first).isNotEqualTo(second);
        assertThat(first.stream().sorted())
                .containsExactlyElementsOf(second.stream().sorted().toList());
        List<Double> shuffled = List.copyOf(first);
        losses.clear();
        trainer()
                .optimizer(Sgd.rate(0))
                .epochs(2)
                .batch(1)
                .shuffle(false)
                .callback(recorder)
                .fit(data);
        assertThat(losses.subList(0, 50)).isEqualTo(losses.subList(50, 100)).isNotEqualTo(shuffled);
    }

    @Test
    void aPartialLastBatchIsUsedUnlessItIsDropped() {
        trainer().epochs(1).fit(data);
        assertThat(network.steps()).isEqualTo(4);
        trainer().epochs(1).dropLastPartial(true).fit(data);
        assertThat(network.steps()).isEqualTo(7);
        trainer().epochs(1).batch(100).dropLastPartial(true).fit(data);
        assertThat(network.steps()).isEqualTo(8);
    }

    @Test
    void aLastBatchTooSmallForTheNetworkIsLeftOutAndSaidOnce() {
        List<String> notes = new ArrayList<>();
        Progress recorder = new Progress() {
            @Override
            public void note(String message) {
                notes.add(message);
            }
        };
        LineNetwork strict = LineNetwork.createWithMinimumRows(1, 2);
        Trainer.of(strict)
                .optimizer(Sgd.rate(0.01))
                .epochs(3)
                .batch(7)
                .progress(recorder)
                .fit(data);
        assertThat(strict.steps()).isEqualTo(3 * 7);
        assertThat(notes)
                .containsExactly(
                        "the last batch of each epoch, 1 row, is left out: the network needs at least 2 rows in "
                                + "training");
    }

    @Test
    void trainingStopsWhenTheLossNoLongerChanges() {
        Training training =
                trainer().batch(50).epochs(10_000).tolerance(1e-7, 3).fit(data);
        assertThat(training.stopReason()).isEqualTo(StopReason.CONVERGED);
        assertThat(training.message()).isEqualTo("the loss changed by at most 1.0E-7 in 3 epochs in a row");
        int epochs = training.history().size();
        assertThat(epochs).isBetween(4, 9_999);
        for (int i = epochs - 3; i < epochs; i++) {
            double change = training.history().get(i).loss()
                    - training.history().get(i - 1).loss();
            assertThat(Math.abs(change)).isLessThanOrEqualTo(1e-7);
        }
    }

    @Test
    void trainingStopsWhenItsTimeIsUpEvenWithinAnEpoch() {
        Training training =
                trainer().epochs(1_000_000).maxTime(Duration.ofNanos(1)).fit(data);
        assertThat(training.stopReason()).isEqualTo(StopReason.MAX_TIME);
        assertThat(training.history()).hasSize(1);
        assertThat(network.steps()).isEqualTo(1);
    }

    @Test
    void callbacksFollowTheCourseAndCanStopIt() {
        List<String> calls = new ArrayList<>();
        Callback callback = new Callback() {
            @Override
            public void onStart(Control control) {
                calls.add("start");
            }

            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                calls.add(epoch + "." + batch);
            }

            @Override
            public void onEpochEnd(Epoch epoch, Control control) {
                calls.add("epoch " + epoch.number());
                assertThat(control.network()).isSameAs(network);
                control.optimizer().learningRate(0.01);
                if (epoch.number() == 2) {
                    control.stop("good enough");
                }
            }

            @Override
            public void onEnd(Training training, Control control) {
                calls.add("end");
            }
        };
        Training training = trainer().batch(25).callback(callback).fit(data);
        assertThat(calls).containsExactly("start", "1.1", "1.2", "epoch 1", "2.1", "2.2", "epoch 2", "end");
        assertThat(training.stopReason()).isEqualTo(StopReason.CALLBACK);
        assertThat(training.message()).isEqualTo("good enough");
        assertThat(training.last().learningRate()).isEqualTo(0.01);
    }

    @Test
    void metricsAreMeasuredOnTheValidationData() {
        Metric rows = new Metric() {
            private int seen;

            @Override
            public String name() {
                return "rows";
            }

            @Override
            public void reset() {
                seen = 0;
            }

            @Override
            public void add(Session session, Batch batch) {
                assertThat(session.output("y").rows()).isEqualTo(batch.rows());
                seen += batch.rows();
            }

            @Override
            public double value() {
                return seen;
            }
        };
        Training training =
                trainer().validation(LineNetwork.data(35)).metric(rows).fit(data);
        assertThat(training.history())
                .allSatisfy(epoch -> assertThat(epoch.metrics()).containsEntry("rows", 35.0));
    }

    @Test
    void aLossThatIsNotFiniteEndsTheTrainingBeforeTheUpdate() {
        network.session(1).close();
        network.update((parameters, gradients, ranges) -> parameters[0] = Float.NaN);
        assertThatThrownBy(() -> trainer().batch(5).shuffle(false).fit(data))
                .isInstanceOf(DivergenceException.class)
                .hasMessage(
                        "the loss is NaN in epoch 1, batch 1 (rows 0, 1, 2, 3, 4): 'line.weight' is not finite since an "
                                + "update before; lower the learning rate or clip the gradients");
        assertThat(network.steps()).isEqualTo(1);
        assertThat(network.line().weight().get(1, 0)).isFinite();
    }

    @Test
    void aParameterThatIsNotFiniteEndsTheTrainingAfterTheEpoch() {
        Callback breaking = new Callback() {
            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                if (epoch == 2) {
                    network.update((parameters, gradients, ranges) -> parameters[1] = Float.POSITIVE_INFINITY);
                }
            }
        };
        assertThatThrownBy(() -> trainer()
                        .batch(data.rows())
                        .epochs(3)
                        .callback(breaking)
                        .fit(data))
                .isInstanceOf(DivergenceException.class)
                .hasMessage("'line.weight' is no longer finite after epoch 2; lower the learning rate or clip the "
                        + "gradients");
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> Trainer.of(network).epochs(1).fit(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no optimizer is set: call optimizer(Adam.rate(1e-3)) or another before fit");
        assertThatThrownBy(() -> Trainer.of(network).optimizer(Adam.rate(1)).fit(data))
                .hasMessage("the number of epochs is not set: call epochs(20), say, before fit");
        assertThatThrownBy(() -> trainer().batch(0)).hasMessage("batch is 0, but must be at least 1");
        assertThatThrownBy(() -> trainer().epochs(-1)).hasMessage("epochs is -1, but must be at least 1");
        assertThatThrownBy(() -> trainer().tolerance(Double.NaN))
                .hasMessage("tolerance is NaN, but must be finite and at least 0");
        assertThatThrownBy(() -> trainer().maxTime(Duration.ZERO)).hasMessage("maxTime is PT0S, but must be above 0");
        Dataset foreign = new DatasetBuilder(Schema.of("Other").values("x", 1).build())
                .values("x", new float[1])
                .build();
        assertThatThrownBy(() -> trainer().fit(foreign))
                .hasMessage("the training data is for another network: 'Other' has x: 1 values, but 'Line' has x: 2 "
                        + "values, y: 1 targets");
        assertThatThrownBy(() -> trainer().validation(foreign).fit(data))
                .hasMessageStartingWith("the validation data is for another network");
    }

    @Test
    void whatIsNullIsNamed() {
        Trainer trainer = trainer();
        assertThatThrownBy(() -> Trainer.of(null)).hasMessage("network is null");
        assertThatThrownBy(() -> trainer.optimizer(null)).hasMessage("optimizer is null");
        assertThatThrownBy(() -> trainer.validation(null)).hasMessage("validation is null");
        assertThatThrownBy(() -> trainer.callback(null)).hasMessage("callback is null");
        assertThatThrownBy(() -> trainer.metric(null)).hasMessage("metric is null");
        assertThatThrownBy(() -> trainer.maxTime(null)).hasMessage("maxTime is null");
        assertThatThrownBy(() -> trainer.checkpoint((Path) null)).hasMessage("checkpoint is null");
        assertThatThrownBy(() -> trainer.resume(null)).hasMessage("resume is null");
        assertThatThrownBy(() -> trainer.progress(null)).hasMessage("progress is null");
        assertThatThrownBy(() -> trainer.fit(null)).hasMessage("data is null");
        assertThatThrownBy(() -> control().stop(null)).hasMessage("reason is null");
    }

    private Control control() {
        return new Control(
                network, Adam.rate(1), null, Progress.quiet(), new Monitors(false, List.of()), Position.start(1, 1));
    }

    @Test
    void metricsAreCheckedBeforeTheTraining() {
        Trainer trainer = trainer().validation(data).metric(Accuracy.of("y"));
        assertThatThrownBy(() -> trainer.metric(Accuracy.of("y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is a metric 'accuracy' already, but the history lists each under a name of its own");
        assertThatThrownBy(() -> trainer.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("accuracy needs one class a row, but 'y' is a target of any numbers, as in regression");
        assertThatThrownBy(() ->
                        trainer().validation(data).metric(Accuracy.of("z")).fit(data))
                .hasMessage("there is no column 'z'; 'Line' has x: 2 values, y: 1 targets");
        assertThat(network.steps()).isZero();
    }

    @Test
    void gradientsOfBeforeDoNotEnterTheFirstStep() {
        LineNetwork clean = LineNetwork.create(1);
        Trainer.of(clean)
                .optimizer(Sgd.rate(0.1))
                .epochs(1)
                .progress(Progress.quiet())
                .fit(data);
        try (LineNetwork.Session session = network.session(8)) {
            session.forward(Batch.of(data, 0, 8)).backward(100);
        }
        Trainer.of(network)
                .optimizer(Sgd.rate(0.1))
                .epochs(1)
                .progress(Progress.quiet())
                .fit(data);
        assertThat(network.line().weight().get(0, 0))
                .isEqualTo(clean.line().weight().get(0, 0));
    }

    @Test
    void aNoteSaysThatEveryLayerIsFrozen() {
        List<String> notes = new ArrayList<>();
        Progress listening = new Progress() {
            @Override
            public void note(String message) {
                notes.add(message);
            }
        };
        trainer().progress(listening).fit(data);
        assertThat(notes).isEmpty();
        network.line().freeze();
        trainer().progress(listening).fit(data);
        assertThat(notes).containsExactly("every layer is frozen: until one is unfrozen, the training changes nothing");
    }

    @Test
    void anOptimizerOfAnotherNetworkChangesNothing() {
        Adam used = Adam.rate(0.1);
        trainer().optimizer(used).fit(data);
        LineNetwork other = LineNetwork.create(1);
        float before = other.line().weight().get(0, 0);
        assertThatThrownBy(() -> Trainer.of(other)
                        .optimizer(used)
                        .epochs(1)
                        .progress(Progress.quiet())
                        .fit(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this optimizer holds the state of another network; make a new one for this network");
        assertThat(other.line().weight().get(0, 0)).isEqualTo(before);
        float[] gradient = new float[2];
        other.line().weight().copyGradientTo(gradient);
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void batchesWithinAnEpochAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long[] bytes = {0, Long.MAX_VALUE};
        Callback meter = new Callback() {
            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                long now = threads.getThreadAllocatedBytes(thread);
                if (batch == 10) {
                    bytes[0] = now;
                } else if (batch == 2000 && epoch > 1) {
                    bytes[1] = Math.min(bytes[1], now - bytes[0]);
                }
            }
        };
        trainer().optimizer(Adam.rate(1e-4)).batch(1).epochs(4).callback(meter).fit(LineNetwork.data(2000));
        assertThat(bytes[1]).isLessThan(1000);
    }
}
