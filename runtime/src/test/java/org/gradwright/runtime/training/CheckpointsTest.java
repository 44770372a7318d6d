// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradwright.runtime.LineNetwork;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.metric.Metric;
import org.gradwright.runtime.optimizer.Sgd;
import org.gradwright.runtime.store.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private final Dataset data = LineNetwork.data(40);

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = temporary.resolve("a").resolve("b");
    }

    private Trainer trainer(Checkpoints checkpoints) {
        return Trainer.of(LineNetwork.create(1))
                .optimizer(Sgd.rate(0.01))
                .epochs(6)
                .batch(10)
                .checkpoint(checkpoints)
                .progress(Progress.quiet());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFolderGetsAFileForEachSave() throws IOException {
        trainer(Checkpoints.in(folder).every(2)).fit(data);
        assertThat(names())
                .containsExactly(
                        "epoch-0002-update-000000008.checkpoint",
                        "epoch-0004-update-000000016.checkpoint",
                        "epoch-0006-update-000000024.checkpoint");
        assertThat(Checkpoints.newest(folder)).contains(folder.resolve("epoch-0006-update-000000024.checkpoint"));
        assertThat(Checkpoints.newest(temporary.resolve("none"))).isEqualTo(Optional.empty());
    }

    @Test
    void theNewestFilesAreKept() throws IOException {
        trainer(Checkpoints.in(folder).everyUpdates(3).keep(2)).fit(data);
        assertThat(names())
                .containsExactly("epoch-0006-update-000000021.checkpoint", "epoch-0006-update-000000024.checkpoint");
    }

    @Test
    void timeIsACauseToSave() throws IOException {
        trainer(Checkpoints.in(folder).every(Duration.ofNanos(1))).epochs(1).fit(data);
        assertThat(names()).hasSize(4);
        trainer(Checkpoints.in(temporary.resolve("c")).every(Duration.ofDays(1)))
                .fit(data);
        assertThat(Checkpoints.newest(temporary.resolve("c"))).isEmpty();
    }

    /** Figures of six epochs. */
    private static final class Script implements Metric {
        private final double[] values = {3, 5, 4, 5, 6, 1};
        private int next = -1;

        @Override
        public String name() {
            return "figure";
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

    @Test
    void theBestEpochsAreKept() throws IOException {
        Path file = temporary.resolve("best");
        trainer(Checkpoints.in(folder).best("figure").keep(2))
                .checkpoint(Checkpoints.to(file).best("figure"))
                .validation(data)
                .metric(new Script())
                .fit(data);
        // Of equal ones the earlier one.
        assertThat(names())
                .containsExactly("epoch-0002-update-000000008.checkpoint", "epoch-0005-update-000000020.checkpoint");
        LineNetwork best = LineNetwork.create(2);
        best.load(file);
        assertThat(best.steps()).isEqualTo(20);
    }

    @Test
    void whatIsBestIsKnownAfterABreak() throws IOException {
        Path file = temporary.resolve("file");
        Script script = new Script();
        trainer(Checkpoints.in(folder).best("figure"))
                .checkpoint(file)
                .validation(data)
                .metric(script)
                .epochs(3)
                .fit(data);
        assertThat(names()).containsExactly("epoch-0002-update-000000008.checkpoint");
        trainer(Checkpoints.in(folder).best("figure"))
                .resume(file)
                .validation(data)
                .metric(script)
                .epochs(4)
                .fit(data);
        assertThat(names()).containsExactly("epoch-0002-update-000000008.checkpoint");
    }

    @Test
    void checkpointsOfAnotherTrainingAreNotMixedIn() throws IOException {
        trainer(Checkpoints.in(folder).keep(1)).fit(data);
        Files.writeString(
                folder.resolve(".epoch-0003-update-000000012.checkpoint.01234567-0123-0123-0123-0123456789ab.part"),
                "");
        Files.writeString(folder.resolve("notes"), "");
        assertThatThrownBy(() -> trainer(Checkpoints.in(folder)).fit(data))
                .isInstanceOf(StoreException.class)
                .hasMessage("'" + folder + "' holds checkpoints of another training, as "
                        + "'epoch-0006-update-000000024.checkpoint': resume it, or choose an empty folder");
        trainer(Checkpoints.in(folder).keep(1))
                .resume(Checkpoints.newest(folder).orElseThrow())
                .epochs(7)
                .fit(data);
        assertThat(names()).containsExactly("epoch-0007-update-000000028.checkpoint", "notes");
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> Checkpoints.to(null)).hasMessage("file is null");
        assertThatThrownBy(() -> Checkpoints.in(null)).hasMessage("folder is null");
        assertThatThrownBy(() -> Checkpoints.in(folder).every(0)).hasMessage("epochs is 0, but must be at least 1");
        assertThatThrownBy(() -> Checkpoints.in(folder).every(Duration.ZERO))
                .hasMessage("time is PT0S, but must be above 0");
        assertThatThrownBy(() -> Checkpoints.to(folder).keep(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("keep is for a folder: call Checkpoints.in(folder) instead of to(file)");
        assertThatThrownBy(() -> Checkpoints.to(folder).best("loss").every(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("best goes alone: give the trainer one Checkpoints with best, and another with every");
        assertThatThrownBy(
                        () -> trainer(Checkpoints.in(folder).best("accuracy")).fit(data))
                .hasMessage("'accuracy' is watched, but there are 'loss', 'validation loss' and the metrics []");
    }
}
