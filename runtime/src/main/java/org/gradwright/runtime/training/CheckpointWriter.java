// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradwright.runtime.metric.Direction;
import org.gradwright.runtime.store.ModelFile;
import org.gradwright.runtime.store.StoreException;
import org.gradwright.runtime.training.CheckpointFiles.Entry;
import org.jspecify.annotations.Nullable;

/** Writes the checkpoints of one training that one {@link Checkpoints} asks for. */
final class CheckpointWriter {
    private final Checkpoints settings;
    private final Checkpoint checkpoint;
    private final Monitors monitors;
    private final Progress progress;
    private long saved = System.nanoTime();

    CheckpointWriter(Checkpoints settings, Checkpoint checkpoint, Monitors monitors, Progress progress) {
        this.settings = settings;
        this.checkpoint = checkpoint;
        this.monitors = monitors;
        this.progress = progress;
        Monitor monitor = settings.monitor();
        if (monitor != null) {
            monitor.direction(monitors);
        }
    }

    /**
     * Finds out whether files can be written, before the training, and clears away what a killed one left unfinished.
     *
     * @throws StoreException if not, or if the folder holds checkpoints of another training
     */
    static void checkPlace(Checkpoints settings, boolean resumed) {
        Path place = settings.place();
        if (!settings.isFolder()) {
            ModelFile.checkPlace(place);
            return;
        }
        try {
            Files.createDirectories(place);
            CheckpointFiles.deleteUnfinished(place);
            if (!resumed && !CheckpointFiles.of(place).entries().isEmpty()) {
                throw new StoreException("'" + place + "' holds checkpoints of another training, as '"
                        + CheckpointFiles.of(place).entries().get(0).file().getFileName()
                        + "': resume it, or choose an empty folder");
            }
        } catch (IOException problem) {
            throw new StoreException(
                    "'" + place + "' could not be made or read as a folder: " + reason(problem), problem);
        }
        ModelFile.checkPlace(CheckpointFiles.name(place, 0, 0));
    }

    /** Saves if it is due; allocates nothing otherwise. */
    void afterUpdate(TrainingRun run, long updates) {
        if (settings.isDueAfterUpdate(updates)
                || (settings.isTimed() && settings.isDueAfter(System.nanoTime() - saved))) {
            save(run.position());
        }
    }

    /** Saves if it is due; the epoch is the last one of the history. */
    void afterEpoch(TrainingRun run, List<Epoch> history) {
        Monitor monitor = settings.monitor();
        int epoch = history.size();
        if (monitor == null ? settings.isDueAfterEpoch(epoch) : isAmongBest(monitor, epoch, history)) {
            save(run.position());
        }
    }

    /** Whether fewer epochs than are kept are better, or as good and earlier. */
    private boolean isAmongBest(Monitor monitor, int epoch, List<Epoch> history) {
        Direction direction = monitor.direction(monitors);
        double value = monitor.value(history.get(epoch - 1));
        int better = 0;
        for (Epoch each : history) {
            double other = monitor.value(each);
            if (direction.isBetter(other, value) || (other == value && each.number() < epoch)) {
                better++;
            }
        }
        return better < settings.kept() && !Double.isNaN(value);
    }

    private void save(Position position) {
        saved = System.nanoTime();
        try {
            if (settings.isFolder()) {
                int epoch = position.history().size() + (position.batch() > 0 ? 1 : 0);
                checkpoint.save(CheckpointFiles.name(settings.place(), epoch, position.updates()), position);
                clear(position);
            } else {
                checkpoint.save(settings.place(), position);
            }
        } catch (StoreException problem) {
            if (!settings.goesOn()) {
                throw problem;
            }
            progress.note(problem.getMessage() + "; the training goes on");
        }
    }

    /** Deletes files that are no longer to be kept; never one that is newer than this training. */
    private void clear(Position position) {
        if (settings.kept() == Integer.MAX_VALUE) {
            return;
        }
        Monitor monitor = settings.monitor();
        Path folder = settings.place();
        try {
            List<Entry> files = CheckpointFiles.of(folder).entries().stream()
                    .filter(each -> each.updates() <= position.updates())
                    .toList();
            Set<Integer> best = monitor == null ? Set.of() : best(monitor, position.history());
            int count = 0;
            for (Entry each : files) {
                boolean keeps = monitor == null ? count < settings.kept() : best.contains(each.epoch());
                count++;
                if (!keeps) {
                    Files.deleteIfExists(each.file());
                }
            }
        } catch (IOException problem) {
            throw new StoreException(
                    "an old checkpoint in '" + folder + "' could not be deleted: " + reason(problem), problem);
        }
    }

    private Set<Integer> best(Monitor monitor, List<Epoch> history) {
        return history.stream()
                .filter(each -> isAmongBest(monitor, each.number(), history))
                .map(Epoch::number)
                .collect(Collectors.toSet());
    }

    private static @Nullable String reason(IOException problem) {
        return problem.getMessage();
    }
}
