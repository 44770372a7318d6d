// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradwright.runtime.LineNetwork;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.Weights;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.metric.Metric;
import org.gradwright.runtime.optimizer.Sgd;
import org.gradwright.runtime.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbackTest {
    private final Dataset data = LineNetwork.data(50);
    private final LineNetwork network = LineNetwork.create(1);
    private final List<String> calls = new ArrayList<>();

    @TempDir
    private Path folder;

    private Trainer trainer() {
        return trainer(network);
    }

    private static Trainer trainer(LineNetwork network) {
        return Trainer.of(network).optimizer(Sgd.rate(0.05)).epochs(2).batch(25).progress(Progress.quiet());
    }

    /** Notes each call under a name. */
    private final class Recorder implements Callback {
        private final String name;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public void onStart(Control control) {
            calls.add(name + " start");
        }

        @Override
        public void onBatchEnd(int epoch, int batch, double loss, Control control) {
            calls.add(name + " " + epoch + "." + batch + ", update " + control.updates());
            assertThat(control.epoch()).isEqualTo(epoch);
            assertThat(control.batch()).isEqualTo(batch);
        }

        @Override
        public void onEpochEnd(Epoch epoch, Control control) {
            calls.add(name + " epoch " + epoch.number());
            assertThat(control.epoch()).isEqualTo(epoch.number());
        }

        @Override
        public void onEnd(Training training, Control control) {
            calls.add(name + " end, " + training.history().size() + " epochs");
        }
    }

    @Test
    void eachCallReachesAllCallbacksInTheOrderInWhichTheyWereAdded() {
        trainer().callback(new Recorder("a")).callback(new Recorder("b")).fit(data);
        assertThat(calls)
                .containsExactly(
                        "a start",
                        "b start",
                        "a 1.1, update 1",
                        "b 1.1, update 1",
                        "a 1.2, update 2",
                        "b 1.2, update 2",
                        "a epoch 1",
                        "b epoch 1",
                        "a 2.1, update 3",
                        "b 2.1, update 3",
                        "a 2.2, update 4",
                        "b 2.2, update 4",
                        "a epoch 2",
                        "b epoch 2",
                        "a end, 2 epochs",
                        "b end, 2 epochs");
    }

    @Test
    void anExceptionOfACallbackEndsTheTrainingAtOnce() {
        Path file = folder.resolve("checkpoint");
        Callback failing = new Callback() {
            @Override
            public void onEpochEnd(Epoch epoch, Control control) {
                throw new UnsupportedOperationException("no epochs");
            }
        };
        Trainer trainer = trainer()
                .callback(new Recorder("a"))
                .callback(failing)
                .callback(new Recorder("b"))
                .checkpoint(file);
        assertThatThrownBy(() -> trainer.fit(data))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("no epochs");
        assertThat(calls).last().isEqualTo("a epoch 1");
        assertThat(network.steps()).isEqualTo(2);
        assertThat(Files.exists(file)).isFalse();
    }

    /** Stops at the second update of the second epoch. */
    private static Callback stopping(boolean now) {
        return new Callback() {
            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                if (epoch == 2 && batch == 2) {
                    if (now) {
                        control.stopNow("enough");
                    } else {
                        control.stop("enough");
                    }
                }
            }
        };
    }

    @Test
    void aTrainingStopsAfterTheEpochOrAfterTheUpdate() {
        Training after = trainer().batch(10).epochs(3).callback(stopping(false)).fit(data);
        assertThat(network.steps()).isEqualTo(10);
        assertThat(after.history()).hasSize(2);
        LineNetwork other = LineNetwork.create(1);
        Path file = folder.resolve("checkpoint");
        Training now = trainer(other)
                .batch(10)
                .epochs(3)
                .callback(stopping(true))
                .callback(new Recorder("a"))
                .checkpoint(file)
                .fit(data);
        assertThat(other.steps()).isEqualTo(7);
        assertThat(now.stopReason()).isEqualTo(StopReason.CALLBACK);
        assertThat(now.message()).isEqualTo("enough");
        assertThat(now.history()).hasSize(2);
        assertThat(calls).endsWith("a 2.2, update 7", "a epoch 2", "a end, 2 epochs");
        // The epoch that was cut short is not saved.
        LineNetwork loaded = LineNetwork.create(2);
        loaded.load(file);
        assertThat(loaded.steps()).isEqualTo(5);
    }

    @Test
    void aTrainingThatIsStoppedAtItsStartHasNoEpoch() {
        Callback refusing = new Callback() {
            @Override
            public void onStart(Control control) {
                control.stop("no need");
            }
        };
        Training training = trainer().callback(refusing).fit(data);
        assertThat(training.history()).isEmpty();
        assertThat(training.message()).isEqualTo("no need");
        assertThat(network.steps()).isZero();
    }

    /** Counts how often it is measured. */
    private static final class Count implements Metric {
        private int resets;

        @Override
        public String name() {
            return "measured";
        }

        @Override
        public void reset() {
            resets++;
        }

        @Override
        public void add(Session session, Batch batch) {}

        @Override
        public double value() {
            return resets;
        }
    }

    @Test
    void validationIsMeasuredOnceForEachStateOfTheNetwork() {
        List<Double> measured = new ArrayList<>();
        Callback asking = new Callback() {
            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                measured.add(control.validate().metrics().get("measured"));
                assertThat(control.validate()).isSameAs(control.validate());
            }
        };
        Training training =
                trainer().validation(data).metric(new Count()).callback(asking).fit(data);
        assertThat(measured).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(training.history().get(0).metrics()).containsEntry("measured", 2.0);
        LineNetwork other = LineNetwork.create(1);
        Training without = trainer(other).validation(data).fit(data);
        assertThat(without.last().validationLoss()).isEqualTo(training.last().validationLoss());
        assertThatThrownBy(() -> trainer().callback(asking).fit(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no validation data to measure on: call validation(data) before fit");
    }

    @Test
    void aScheduleAndABaseRateWorkTogether() {
        List<Double> rates = new ArrayList<>();
        Callback halving = new Callback() {
            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                rates.add(control.optimizer().learningRate());
            }

            @Override
            public void onEpochEnd(Epoch epoch, Control control) {
                control.baseRate(control.baseRate() / 2);
            }
        };
        trainer().schedule((base, time) -> base / (1 + time)).callback(halving).fit(data);
        assertThat(rates).containsExactly(0.05, 0.05 / 2, 0.025 / 3, 0.025 / 4);
        rates.clear();
        trainer().callback(halving).fit(data);
        assertThat(rates).containsExactly(0.05, 0.05, 0.025, 0.025);
        rates.clear();
        trainer()
                .schedule(((org.gradwright.runtime.schedule.Schedule) (base, time) -> base / (1 + time)).perEpoch())
                .callback(halving)
                .fit(data);
        assertThat(rates).containsExactly(0.05, 0.05, 0.025 / 2, 0.025 / 2);
    }

    /** Remembers one of each kind. */
    private static final class Diary implements RememberingCallback {
        private double sum;
        private long updates;
        private String last = "";
        private final float[] losses = new float[3];
        private @Nullable Weights weights;
        private boolean resumed;

        @Override
        public void onStart(Control control) {
            resumed = control.resumed();
        }

        @Override
        public void onBatchEnd(int epoch, int batch, double loss, Control control) {
            sum += loss / 3;
            updates++;
            last = epoch + "." + batch;
            losses[(int) (updates % 3)] = (float) loss;
            weights = Weights.of(control.network());
        }

        @Override
        public void remember(Memory memory) {
            sum = memory.number("sum", sum);
            updates = memory.count("updates", updates);
            last = memory.text("last", last);
            memory.values("losses", losses);
            weights = memory.weights("weights", weights);
        }
    }

    @Test
    void whatACallbackRemembersGoesThroughACheckpoint() {
        Path file = folder.resolve("checkpoint");
        Diary before = new Diary();
        trainer().callback(new Recorder("a")).callback(before).checkpoint(file).fit(data);
        assertThat(before.resumed).isFalse();
        Diary after = new Diary();
        LineNetwork other = LineNetwork.create(2);
        trainer(other).callback(after).resume(file).fit(data);
        assertThat(after.resumed).isTrue();
        assertThat(after.sum).isEqualTo(before.sum);
        assertThat(after.updates).isEqualTo(4);
        assertThat(after.last).isEqualTo("2.2");
        assertThat(after.losses).isEqualTo(before.losses);
        float[] trained = new float[2];
        network.line().weight().copyTo(trained);
        other.line().weight().set(new float[2]);
        Weights kept = after.weights;
        assertThat(kept).isNotNull();
        kept.restore();
        float[] restored = new float[2];
        other.line().weight().copyTo(restored);
        assertThat(restored).isEqualTo(trained);
        assertThat(other.statistic("line.seen").get(0)).isEqualTo(100);
    }

    @Test
    void aTrainingIsNotResumedWithOtherCallbacksThatRemember() {
        Path file = folder.resolve("checkpoint");
        trainer().callback(new Diary()).checkpoint(file).fit(data);
        assertThatThrownBy(() -> trainer(LineNetwork.create(1)).resume(file).fit(data))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "'" + file + "' is for 'Line' and differs from this training of 'Line': the list of callbacks "
                                + "that remember something is Diary, but here none");
        assertThatThrownBy(() -> trainer(LineNetwork.create(1))
                        .callback(new Diary())
                        .callback(new Diary())
                        .resume(file)
                        .fit(data))
                .hasMessageEndingWith("is Diary, but here Diary, Diary");
        trainer(LineNetwork.create(1))
                .callback(new Recorder("a"))
                .callback(new Diary())
                .resume(file)
                .fit(data);
    }
}
