// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkpoints of a folder, by their names; the newest first. */
record CheckpointFiles(List<Entry> entries) {
    private static final Pattern NAME = Pattern.compile("epoch-(\\d{4,9})-update-(\\d{9,18})\\.checkpoint");

    private static final Pattern UNFINISHED = Pattern.compile("\\." + NAME.pattern() + "\\.[-0-9a-f]{36}\\.part");

    /** One file: the epoch that it was saved after or within, and the updates before. */
    record Entry(Path file, int epoch, long updates) {}

    static CheckpointFiles of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new CheckpointFiles(files.flatMap(file -> entry(file).stream())
                    .sorted(Comparator.comparingLong(Entry::updates).reversed())
                    .toList());
        }
    }

    /** Deletes what a process that was killed had begun to write. */
    static void deleteUnfinished(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (UNFINISHED.matcher(String.valueOf(file.getFileName())).matches()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    static Path name(Path folder, int epoch, long updates) {
        return folder.resolve(String.format(Locale.ROOT, "epoch-%04d-update-%09d.checkpoint", epoch, updates));
    }

    Optional<Path> newest() {
        return entries.stream().map(Entry::file).findFirst();
    }

    private static Optional<Entry> entry(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                ? Optional.of(new Entry(file, Integer.parseInt(name.group(1)), Long.parseLong(name.group(2))))
                : Optional.empty();
    }
}
