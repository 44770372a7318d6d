// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Callback;
import org.gradwright.runtime.training.Checkpoints;
import org.gradwright.runtime.training.Control;
import org.gradwright.runtime.training.Epoch;
import org.gradwright.runtime.training.Memory;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.RememberingCallback;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that the system refuses in the third and fourth epoch of six, in a process with a disk of its own. */
@DisabledOnOs(OS.WINDOWS)
class CheckpointFailureTest {
    /** What makes the disk refuse, and ends it. */
    private interface Fault {
        void begin() throws Exception;

        void end() throws Exception;
    }

    @TempDir
    private Path folder;

    private Path place;

    @BeforeEach
    void makePlace() throws IOException {
        place = Files.createDirectory(folder.resolve("place"));
    }

    /**
     * Trains: arguments are the folder, the fault, and whether to go on; prints what happens, and what the checkpoint
     * holds.
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path file = folder.resolve("checkpoint");
        Fault fault = fault(arguments[1], folder);
        MaskedNetwork network = MaskedNetwork.create(1);
        Checkpoints checkpoints = Checkpoints.to(file);
        if (arguments[2].equals("goOn")) {
            checkpoints.goOnWhenUnsaved();
        }
        Trainer trainer = Trainer.of(network)
                .optimizer(Adam.rate(0.01))
                .epochs(6)
                .batch(30)
                .callback(faulty(fault))
                .checkpoint(checkpoints)
                .progress(new Progress() {
                    @Override
                    public void note(String message) {
                        System.out.println("note: " + message);
                    }
                });
        if (arguments[1].equals("grow")) {
            trainer.callback(new Growing());
        }
        try {
            trainer.fit(MaskedNetwork.data(30));
        } catch (StoreException refused) {
            System.out.println("stopped: " + refused.getMessage());
        }
        MaskedNetwork loaded = MaskedNetwork.create(2);
        loaded.load(file);
        System.out.println("trained " + network.steps() + ", saved " + loaded.steps());
        try (var files = Files.list(folder)) {
            System.out.println("files "
                    + files.map(each -> each.getFileName().toString()).sorted().toList());
        }
    }

    private static Callback faulty(Fault fault) {
        return new Callback() {
            @Override
            public void onEpochEnd(Epoch epoch, Control control) {
                try {
                    if (epoch.number() == 3) {
                        fault.begin();
                    } else if (epoch.number() == 5) {
                        fault.end();
                    }
                } catch (Exception problem) {
                    throw new IllegalStateException(problem);
                }
            }
        };
    }

    /** Remembers more and more for a time. */
    private static final class Growing implements RememberingCallback {
        private int size = 1;

        @Override
        public void onEpochEnd(Epoch epoch, Control control) {
            size = epoch.number() == 3 || epoch.number() == 4 ? 50_000 : 1;
        }

        @Override
        public void remember(Memory memory) {
            memory.values("numbers", new float[size]);
        }
    }

    private static Fault fault(String kind, Path folder) {
        Path filler = folder.resolve("filler");
        return switch (kind) {
            case "fill" ->
                new Fault() {
                    @Override
                    public void begin() throws IOException {
                        try (var out = Files.newOutputStream(filler)) {
                            byte[] block = new byte[512];
                            while (true) {
                                out.write(block);
                            }
                        } catch (IOException full) {
                            System.out.println("full");
                        }
                    }

                    @Override
                    public void end() throws IOException {
                        Files.delete(filler);
                    }
                };
            case "readOnly" ->
                new Fault() {
                    @Override
                    public void begin() throws Exception {
                        remount("remount,ro");
                    }

                    @Override
                    public void end() throws Exception {
                        remount("remount,rw");
                    }

                    private void remount(String how) throws Exception {
                        int code = new ProcessBuilder("mount", "-o", how, folder.toString())
                                .inheritIO()
                                .start()
                                .waitFor();
                        System.out.println(how + " " + code);
                    }
                };
            default ->
                new Fault() {
                    @Override
                    public void begin() {}

                    @Override
                    public void end() {}
                };
        };
    }

    /** A small disk of its own, which ends with the process: where the system lets users make one. */
    private List<String> smallDisk() throws Exception {
        List<String> before = List.of(
                "unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs '" + place + "' && exec \"$@\"", "sh");
        int code;
        try {
            Process trial = new ProcessBuilder(
                            "unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("trial").toFile())
                    .start();
            code = trial.waitFor();
        } catch (IOException noSuchProgram) {
            code = -1;
        }
        assumeThat(code).as("mounting a disk in a namespace").isZero();
        return before;
    }

    private List<String> run(List<String> before, String fault, String policy) throws Exception {
        Path log = folder.resolve("log");
        Process process =
                ChildProgram.start(before, CheckpointFailureTest.class, log.toFile(), place.toString(), fault, policy);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                // What the log says about vectors.
                .filter(line -> !line.contains("incubator") && !line.contains("ProviderChoice"))
                .toList();
    }

    private String refusal(String reason) {
        return "'" + place.resolve("checkpoint") + "' could not be saved: " + reason;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskEndsTheTrainingAndTheLastCheckpointStays() throws Exception {
        assertThat(run(smallDisk(), "fill", "stop"))
                .containsExactly(
                        "full",
                        "stopped: " + refusal("No space left on device"),
                        "trained 3, saved 2",
                        "files [checkpoint, filler]");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTrainingGoesOnWhileTheDiskIsFull() throws Exception {
        assertThat(run(smallDisk(), "fill", "goOn"))
                .containsExactly(
                        "full",
                        "note: " + refusal("No space left on device") + "; the training goes on",
                        "note: " + refusal("No space left on device") + "; the training goes on",
                        "trained 6, saved 6",
                        "files [checkpoint]");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatMayOnlyBeReadEndsTheTrainingAndTheLastCheckpointStays() throws Exception {
        List<String> lines = run(smallDisk(), "readOnly", "stop");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("stopped: '" + place).endsWith(": Read-only file system");
        assertThat(lines.subList(2, 4)).containsExactly("trained 3, saved 2", "files [checkpoint]");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTrainingGoesOnWhileTheFolderMayOnlyBeRead() throws Exception {
        List<String> lines = run(smallDisk(), "readOnly", "goOn");
        assertThat(lines).hasSize(6);
        assertThat(lines.get(2)).endsWith(": Read-only file system; the training goes on");
        assertThat(lines.subList(3, 6)).containsExactly("remount,rw 0", "trained 6, saved 6", "files [checkpoint]");
    }

    /** A limit of 100 blocks of 512 bytes a file, at which the system refuses to write on as it does on a full disk. */
    @Test
    void aCheckpointThatCannotGrow() throws Exception {
        List<String> limit = List.of("sh", "-c", "ulimit -f 100; exec \"$@\"", "sh");
        assertThat(run(limit, "grow", "stop"))
                .containsExactly("stopped: " + refusal("File too large"), "trained 3, saved 2", "files [checkpoint]");
        assertThat(run(limit, "grow", "goOn"))
                .containsExactly(
                        "note: " + refusal("File too large") + "; the training goes on",
                        "note: " + refusal("File too large") + "; the training goes on",
                        "trained 6, saved 6",
                        "files [checkpoint]");
    }
}
