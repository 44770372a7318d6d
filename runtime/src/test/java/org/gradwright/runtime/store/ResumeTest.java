// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gradwright.runtime.optimizer.Sgd;
import org.gradwright.runtime.schedule.Schedule;
import org.gradwright.runtime.training.Checkpoints;
import org.gradwright.runtime.training.EarlyStopping;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.StopReason;
import org.gradwright.runtime.training.Trainer;
import org.gradwright.runtime.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that goes on where a checkpoint was, after whichever update, ends as one without a break. */
class ResumeTest {
    @TempDir
    private Path folder;

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void afterEachUpdateATrainingIsResumedWithTheSameBits() throws IOException {
        Path all = folder.resolve("all");
        Path end = folder.resolve("end");
        MaskedNetwork straight = MaskedNetwork.create(1);
        Training whole = Course.fit(Course.trainer(straight)
                .checkpoint(Checkpoints.in(all).everyUpdates(1))
                .checkpoint(Checkpoints.to(end).every(Course.EPOCHS)));
        assertThat(whole.history()).hasSize(Course.EPOCHS);
        assertThat(whole.history().get(9).learningRate())
                .isLessThan(0.7 * 0.02 / (1 + 0.05 * (Course.EPOCHS * Course.UPDATES - 1)) * 1.01);
        List<Path> files = files(all);
        assertThat(files).hasSize(Course.EPOCHS * Course.UPDATES);
        Path again = folder.resolve("again");
        for (Path file : files) {
            MaskedNetwork resumed = MaskedNetwork.create(2);
            Training rest = Course.fit(Course.trainer(resumed)
                    .resume(file)
                    .checkpoint(Checkpoints.to(again).every(Course.EPOCHS)));
            assertThat(Course.figures(rest)).as("%s", file).isEqualTo(Course.figures(whole));
            assertThat(NetworkState.of(resumed).bits())
                    .as("%s", file)
                    .isEqualTo(NetworkState.of(straight).bits());
            assertThat(RawFile.data(again)).as("%s", file).isEqualTo(RawFile.data(end));
            assertThat(Course.texts(again)).as("%s", file).isEqualTo(Course.texts(end));
        }
    }

    private static Trainer stopping(MaskedNetwork network) {
        return Trainer.of(network)
                .optimizer(Sgd.rate(0.1))
                .epochs(50)
                .batch(8)
                .validation(MaskedNetwork.data(10))
                .callback(EarlyStopping.patience(3))
                .progress(Progress.quiet());
    }

    @Test
    void aTrainingThatWasStoppedEarlyIsOverWhenResumed() {
        Path file = folder.resolve("checkpoint");
        MaskedNetwork straight = MaskedNetwork.create(1);
        Training whole = stopping(straight).checkpoint(file).fit(MaskedNetwork.data(30));
        assertThat(whole.stopReason()).isEqualTo(StopReason.CALLBACK);
        MaskedNetwork resumed = MaskedNetwork.create(2);
        Training again = stopping(resumed).resume(file).fit(MaskedNetwork.data(30));
        assertThat(again).isEqualTo(whole);
        // What the network ends with are the best weights, which are older than the file's own.
        assertThat(NetworkState.of(resumed).bits())
                .isEqualTo(NetworkState.of(straight).bits());
        MaskedNetwork last = MaskedNetwork.create(1);
        last.load(file);
        assertThat(NetworkState.of(last).bits())
                .isNotEqualTo(NetworkState.of(straight).bits());
    }

    @Test
    void theTimeBeforeACheckpointCounts() throws IOException {
        Path all = folder.resolve("all");
        Course.fit(Course.trainer(MaskedNetwork.create(1))
                .checkpoint(Checkpoints.in(all).everyUpdates(1)));
        Path within = files(all).get(2);
        MaskedNetwork resumed = MaskedNetwork.create(1);
        Training rest = Course.fit(Course.trainer(resumed).resume(within).maxTime(Duration.ofNanos(1)));
        assertThat(rest.stopReason()).isEqualTo(StopReason.MAX_TIME);
        assertThat(resumed.steps()).isEqualTo(3);
        assertThat(rest.history()).hasSize(1);
    }

    @Test
    void withinAnEpochTheRowsMustBeAsManyAsTheyWere() throws IOException {
        Path all = folder.resolve("all");
        Course.fit(Course.trainer(MaskedNetwork.create(1))
                .checkpoint(Checkpoints.in(all).everyUpdates(4).every(1)));
        // The end of an epoch is update 8 and named likewise: it is between two epochs.
        List<Path> files = files(all);
        Path within = files.get(0);
        Path between = files.get(1);
        MaskedNetwork network = MaskedNetwork.create(1);
        assertThatThrownBy(() -> Course.fit(Course.trainer(network).batch(5).resume(within)))
                .isInstanceOf(StoreException.class)
                .hasMessageEndingWith(
                        "it was saved within an epoch of 57 rows in batches of 4, but here are 57 rows in "
                                + "batches of 5");
        assertThat(network.steps()).isZero();
        Course.fit(Course.trainer(network).batch(5).resume(between));
        assertThat(network.steps()).isEqualTo(8 + 9 * 6);
    }

    @Test
    void anotherScheduleIsRefused() {
        Path file = folder.resolve("checkpoint");
        Course.fit(Course.trainer(MaskedNetwork.create(1)).checkpoint(file));
        assertThatThrownBy(() -> Course.fit(Course.trainer(MaskedNetwork.create(1))
                        .schedule(new Named())
                        .resume(file)))
                .isInstanceOf(StoreException.class)
                .hasMessageEndingWith("the schedule is custom, but here named");
    }

    private static final class Named implements Schedule {
        @Override
        public double rate(double base, long time) {
            return base;
        }

        @Override
        public String description() {
            return "named";
        }
    }
}
