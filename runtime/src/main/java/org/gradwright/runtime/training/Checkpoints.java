// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.gradwright.runtime.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * When and where a training is saved, so that it can be resumed.
 *
 * <pre>{@code
 * Checkpoints.to(Path.of("digits.checkpoint"))                            // after each epoch, one file
 * Checkpoints.in(Path.of("checkpoints")).every(5).keep(3)                 // every fifth epoch, the last three
 * Checkpoints.in(Path.of("checkpoints")).every(Duration.ofMinutes(10))    // within epochs too
 * Checkpoints.to(Path.of("best.checkpoint")).best("accuracy")             // the best epoch so far
 * }</pre>
 *
 * <p>A file is written beside the old one and moved over it in one step, so that there is always a whole one. It holds the
 * network, the optimizer with its state, the history, the place within the epoch and what {@link RememberingCallback
 * callbacks} remember, after the callbacks of that moment. An epoch that the time or {@link Control#stopNow} cuts short is
 * not saved as one.
 */
public final class Checkpoints {
    private final Path place;
    private final boolean folder;
    private int epochs;
    private long updates;
    private long nanos;
    private @Nullable Monitor monitor;
    private int keep;
    private boolean goOn;

    private Checkpoints(Path place, boolean folder) {
        this.place = place;
        this.folder = folder;
    }

    /** One file, which each save replaces. */
    public static Checkpoints to(Path file) {
        return new Checkpoints(Objects.requireNonNull(file, "file is null"), false);
    }

    /**
     * A file for each save, named {@code epoch-0003-update-000000120.checkpoint} after the epoch and the updates so far, in
     * a folder that is made if there is none. It must hold no such files of another training, and no other process may
     * write there.
     */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(Objects.requireNonNull(folder, "folder is null"), true);
    }

    /** After each epoch whose number is a multiple of this: each epoch unless something else is set. */
    public Checkpoints every(int epochs) {
        checkAlone(monitor != null);
        this.epochs = Trainer.atLeastOne("epochs", epochs);
        return this;
    }

    /** After each such number of updates, counted over all epochs; without accumulation an update is a batch. */
    public Checkpoints everyUpdates(int updates) {
        checkAlone(monitor != null);
        this.updates = Trainer.atLeastOne("updates", updates);
        return this;
    }

    /** After the first update that ends so long after the last save, or after the start. */
    public Checkpoints every(Duration time) {
        checkAlone(monitor != null);
        nanos = Trainer.nanos("time", time);
        return this;
    }

    /**
     * After each epoch that is better than all before: by the {@code validation loss}, the {@code loss}, or a metric of
     * that name.
     */
    public Checkpoints best(String monitor) {
        checkAlone(epochs > 0 || updates > 0 || nanos > 0);
        this.monitor = Monitor.of(monitor);
        return this;
    }

    /**
     * The most files to keep in the folder: the newest ones, or, of {@link #best}, the best ones; all but for the best, of
     * which 1.
     */
    public Checkpoints keep(int files) {
        if (!folder) {
            throw new IllegalStateException("keep is for a folder: call Checkpoints.in(folder) instead of to(file)");
        }
        keep = Trainer.atLeastOne("files", files);
        return this;
    }

    /**
     * What fails is noted, and the training goes on until the next save is due. By default a save that fails ends the
     * training with a {@link StoreException}. In both cases the files of before stay.
     */
    public Checkpoints goOnWhenUnsaved() {
        goOn = true;
        return this;
    }

    /**
     * The file of a folder that was saved after the most updates, if there is any.
     *
     * @throws StoreException if the folder cannot be read
     */
    public static Optional<Path> newest(Path folder) {
        Objects.requireNonNull(folder, "folder is null");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            return CheckpointFiles.of(folder).newest();
        } catch (IOException problem) {
            throw new StoreException("'" + folder + "' could not be read: " + problem.getMessage(), problem);
        }
    }

    private static void checkAlone(boolean other) {
        if (other) {
            throw new IllegalStateException(
                    "best goes alone: give the trainer one Checkpoints with best, and another with every");
        }
    }

    Path place() {
        return place;
    }

    boolean isFolder() {
        return folder;
    }

    boolean isDueAfterEpoch(int epoch) {
        boolean byDefault = epochs == 0 && updates == 0 && nanos == 0;
        return byDefault || (epochs > 0 && epoch % epochs == 0);
    }

    boolean isDueAfterUpdate(long update) {
        return updates > 0 && update % updates == 0;
    }

    boolean isDueAfter(long passed) {
        return nanos > 0 && passed >= nanos;
    }

    boolean isTimed() {
        return nanos > 0;
    }

    @Nullable
    Monitor monitor() {
        return monitor;
    }

    int kept() {
        return keep > 0 ? keep : monitor != null ? 1 : Integer.MAX_VALUE;
    }

    boolean goesOn() {
        return goOn;
    }
}
