// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Saving where the system refuses to write: the old file keeps every byte, and nothing is left beside it. */
@DisabledOnOs(OS.WINDOWS)
class FullDiskTest {
    private static final int UNITS = 20_000;

    @TempDir
    private Path folder;

    private Path file;
    private byte[] old = {};

    @BeforeEach
    void saveSmallNetwork() {
        file = folder.resolve("model");
        MaskedNetwork.create(1).save(file);
        old = RawFile.read(file);
    }

    /** A program that saves a network of 240,000 bytes to its argument; prints the message where it cannot. */
    public static void main(String[] arguments) {
        try {
            MaskedNetwork.create(1, UNITS).save(Path.of(arguments[0]));
        } catch (StoreException refused) {
            System.out.println(refused.getMessage());
        }
    }

    /** A limit of 100 blocks of 512 bytes a file, at which the system refuses to write on as it does on a full disk. */
    @Test
    void aFileThatCannotGrow() throws Exception {
        assertThat(saved("ulimit -f 100; ")).isEqualTo("'" + file + "' could not be saved: File too large");
        assertThat(RawFile.read(file)).isEqualTo(old);
        assertThat(names()).containsExactly("model");
        assertThat(saved("")).isEmpty();
        MaskedNetwork loaded = MaskedNetwork.create(2, UNITS);
        loaded.load(file);
        assertThat(NetworkState.of(loaded).bits())
                .isEqualTo(NetworkState.of(MaskedNetwork.create(1, UNITS)).bits());
    }

    /** What a program prints that saves under a limit of the shell. */
    private String saved(String limit) throws Exception {
        // Outside the folder that the test looks at, and small enough for the limit.
        Path log = Files.createTempFile("gradwright", ".log");
        try {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Process process = new ProcessBuilder(
                            "sh",
                            "-c",
                            limit + "exec \"$@\"",
                            "sh",
                            java,
                            "-Xshare:auto",
                            "-XX:-UsePerfData",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FullDiskTest.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return Files.readString(log, StandardCharsets.UTF_8).strip();
        } finally {
            Files.delete(log);
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenTo() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            // An administrator writes anywhere.
            assumeThat(Files.isWritable(folder)).isFalse();
            assertThatThrownBy(() -> MaskedNetwork.create(2).save(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("'" + file + "' could not be saved: access to '")
                    .hasMessageEndingWith("' is denied");
            assertThat(RawFile.read(file)).isEqualTo(old);
            assertThat(names()).containsExactly("model");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Not even an administrator makes a file there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatNobodyMayWriteTo() {
        Path version = Path.of("/proc/version");
        String before = new String(RawFile.read(version), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> MaskedNetwork.create(2).save(version))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("'/proc/version' could not be saved: '/proc/.version.")
                .hasMessageEndingWith(".part' cannot be opened or made there");
        assertThat(new String(RawFile.read(version), StandardCharsets.UTF_8)).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsNotReplaced() {
        assertThatThrownBy(() -> MaskedNetwork.create(2).save(Path.of("/dev/full")))
                .isInstanceOf(StoreException.class)
                .hasMessage("'/dev/full' could not be saved: it is not a regular file");
        assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
    }

    @Test
    void aSymbolicLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("place", "target"));
        MaskedNetwork.create(3).save(link);
        assertThat(link).isSymbolicLink();
        assertThat(place.resolve("target")).isRegularFile();
        MaskedNetwork.create(4).save(link);
        MaskedNetwork loaded = MaskedNetwork.create(1);
        loaded.load(place.resolve("target"));
        assertThat(loaded.seed()).isEqualTo(4);
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThatThrownBy(() -> MaskedNetwork.create(5).save(circle))
                .isInstanceOf(StoreException.class)
                .hasMessage("'" + circle + "' could not be saved: it is a symbolic link that leads to no file");
        assertThat(names()).containsExactly("circle", "link", "model", "place");
    }

    @Test
    void anInterruptedThread() throws IOException {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> MaskedNetwork.create(2).save(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("'" + file + "' could not be saved: the thread was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(RawFile.read(file)).isEqualTo(old);
        assertThat(names()).containsExactly("model");
    }

    @Test
    void permissionsAndLongNamesAreKept() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        MaskedNetwork.create(2).save(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Path named = folder.resolve("m".repeat(255));
        MaskedNetwork.create(3).save(named);
        MaskedNetwork loaded = MaskedNetwork.create(1);
        loaded.load(named);
        assertThat(loaded.seed()).isEqualTo(3);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
