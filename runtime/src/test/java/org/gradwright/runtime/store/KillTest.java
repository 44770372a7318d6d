// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.training.Checkpoints;
import org.gradwright.runtime.training.Trainer;
import org.gradwright.runtime.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training in a process that is killed again and again, at random updates and while it saves, ends as one without a
 * break.
 */
class KillTest {
    /** So many that a file of some megabytes is under way for a while. */
    private static final int UNITS = 100_000;

    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    /** Trains with a checkpoint after every second update, from the newest one on; the argument is the folder. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Trainer trainer = Course.trainer(MaskedNetwork.create(1, UNITS))
                .callback(Course.slow(2))
                .checkpoint(Checkpoints.in(folder).everyUpdates(2).keep(3));
        Checkpoints.newest(folder).ifPresent(trainer::resume);
        Course.fit(trainer);
    }

    @Test
    void aTrainingThatIsKilledTenTimesEndsAsOneWithoutABreak() throws Exception {
        Path saved = folder.resolve("saved");
        SplitMix64 random = new SplitMix64(11);
        int midSave = 0;
        int midEpoch = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            boolean saving = kill % 2 == 1;
            killOnce(saved, 1 + random.nextInt(6), saving);
            midSave += unfinished(saved) ? 1 : 0;
            midEpoch += Checkpoints.newest(saved).map(KillTest::isWithinEpoch).orElse(false) ? 1 : 0;
        }
        assertThat(midSave).as("kills within a save").isPositive();
        assertThat(midEpoch).as("kills after a checkpoint within an epoch").isPositive();

        Process last = start(saved);
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(log()).isZero();
        assertThat(unfinished(saved)).isFalse();
        assertThat(Files.list(saved).count()).isEqualTo(3);

        Path straight = folder.resolve("straight");
        MaskedNetwork network = MaskedNetwork.create(1, UNITS);
        Training training = Course.fit(Course.trainer(network)
                .checkpoint(Checkpoints.in(straight).everyUpdates(2).keep(3)));
        assertThat(training.history()).hasSize(Course.EPOCHS);
        Path end = Checkpoints.newest(saved).orElseThrow();
        Path expected = Checkpoints.newest(straight).orElseThrow();
        assertThat(end.getFileName()).isEqualTo(expected.getFileName());
        assertThat(RawFile.data(end)).isEqualTo(RawFile.data(expected));
        assertThat(Course.texts(end)).isEqualTo(Course.texts(expected));
    }

    private Process start(Path saved) throws IOException {
        return ChildProgram.start(
                List.of(), KillTest.class, folder.resolve("log").toFile(), saved.toString());
    }

    /** Lets the program make so many updates, and perhaps begin another save, and kills it. */
    private void killOnce(Path saved, int updates, boolean saving) throws Exception {
        Process process = start(saved);
        try {
            await(process, () -> log().lines().count() >= updates);
            if (saving) {
                await(process, () -> unfinished(saved));
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        // SIGKILL
        assertThat(process.exitValue()).as(log()).isEqualTo(128 + 9);
    }

    private interface Condition {
        boolean isMet() throws IOException;
    }

    private void await(Process process, Condition condition) throws Exception {
        long begun = System.nanoTime();
        while (!condition.isMet()) {
            assertThat(process.isAlive()).as(log()).isTrue();
            assertThat(System.nanoTime() - begun).as(log()).isLessThan(60_000_000_000L);
            Thread.sleep(1);
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
    }

    /** Whether a file in the folder was begun and has not got its name. */
    private static boolean unfinished(Path saved) throws IOException {
        if (!Files.isDirectory(saved)) {
            return false;
        }
        try (Stream<Path> files = Files.list(saved)) {
            return files.anyMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private static boolean isWithinEpoch(Path file) {
        return !Course.texts(file).contains("training.batch 0");
    }
}
