// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.metric.Metric;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a training; {@link #fit} runs it.
 *
 * <pre>
 * Training training = Trainer.of(network).optimizer(Adam.rate(1e-3)).epochs(20).batch(64)
 *         .validation(test).metric(Accuracy.of("digit")).fit(data);
 * </pre>
 */
public final class Trainer {
    private final Network network;
    private @Nullable Optimizer optimizer;
    private int epochs;
    private int batch = 32;
    private @Nullable Dataset validation;
    private final List<Callback> callbacks = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private double tolerance = -1;
    private int patience = 1;
    private long maxNanos = Long.MAX_VALUE;
    private boolean shuffle = true;
    private boolean dropLastPartial;
    private boolean checkGradients;
    private @Nullable Long seed;
    private int accumulate = 1;
    private @Nullable Schedule schedule;
    private final List<Checkpoints> checkpoints = new ArrayList<>();
    private @Nullable Path resume;
    private @Nullable Progress progress;

    private Trainer(Network network) {
        this.network = Objects.requireNonNull(network, "network is null");
    }

    /** A trainer of a network, for batches of 32 rows. */
    public static Trainer of(Network network) {
        return new Trainer(network);
    }

    /** What changes the parameters. */
    public Trainer optimizer(Optimizer value) {
        optimizer = Objects.requireNonNull(value, "optimizer is null");
        return this;
    }

    /** The most passes over the data. */
    public Trainer epochs(int value) {
        epochs = atLeastOne("epochs", value);
        return this;
    }

    /** The rows of a batch; a data set with fewer rows is one batch. */
    public Trainer batch(int value) {
        batch = atLeastOne("batch", value);
        return this;
    }

    /** What to evaluate on after each epoch. */
    public Trainer validation(Dataset value) {
        validation = Objects.requireNonNull(value, "validation is null");
        return this;
    }

    /**
     * So many batches for each update: gradients of the mean loss over all their rows, to which penalties are added once,
     * and clipping and the update are applied once. An update of 4 batches of 32 rows is that of one batch of 128, but for
     * rounding, batch normalization, which sees 32 rows at a time, and weights of classes, which are divided by their sum
     * in each batch. The last update of an epoch has the batches that are left. 1 by default.
     */
    public Trainer accumulate(int batches) {
        accumulate = atLeastOne("accumulate", batches);
        return this;
    }

    /**
     * The learning rate of each update, as a function of the rate that the optimizer was made with and of the updates or
     * epochs so far; without one the optimizer's rate stays.
     */
    public Trainer schedule(Schedule value) {
        schedule = Objects.requireNonNull(value, "schedule is null");
        return this;
    }

    /** Adds a callback; they are called in the order in which they were added. */
    public Trainer callback(Callback value) {
        callbacks.add(Objects.requireNonNull(value, "callback is null"));
        return this;
    }

    /**
     * Adds a figure to measure on the validation data after each epoch.
     *
     * @throws IllegalArgumentException if there is one of that name already
     */
    public Trainer metric(Metric value) {
        Objects.requireNonNull(value, "metric is null");
        String name = Objects.requireNonNull(value.name(), "the name of the metric is null");
        if (metrics.stream().anyMatch(each -> each.name().equals(name))) {
            throw new IllegalArgumentException(
                    "there is a metric '" + name + "' already, but the history lists each under a name of its own");
        }
        metrics.add(value);
        return this;
    }

    /** Stops at the first epoch whose loss changes by at most {@code value * max(1, abs(loss))}. */
    public Trainer tolerance(double value) {
        return tolerance(value, 1);
    }

    /** Stops when the loss changes by at most {@code value * max(1, abs(loss))} in so many epochs in a row. */
    public Trainer tolerance(double value, int epochsInARow) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("tolerance is " + value + ", but must be finite and at least 0");
        }
        tolerance = value;
        patience = atLeastOne("patience", epochsInARow);
        return this;
    }

    /** Stops after the first update that ends later than this; the time before a checkpoint that is resumed counts. */
    public Trainer maxTime(Duration value) {
        maxNanos = nanos("maxTime", value);
        return this;
    }

    /** Whether each epoch takes the rows in a new order, which follows from the seed and the epoch; true by default. */
    public Trainer shuffle(boolean value) {
        shuffle = value;
        return this;
    }

    /** Whether to leave out a last batch with fewer rows than the others; false by default. */
    public Trainer dropLastPartial(boolean value) {
        dropLastPartial = value;
        return this;
    }

    /**
     * Whether to look for NaN and infinite values among the gradients before each update, which so is never made with them;
     * false by default, as it reads all gradients once more. Without it they are found in the loss of a later batch.
     */
    public Trainer checkGradients(boolean value) {
        checkGradients = value;
        return this;
    }

    /** The seed of the order of the rows; by default the network's, or that of the checkpoint to {@link #resume}. */
    public Trainer seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Saves the network, the optimizer with its state and the history to this file after each epoch and its callbacks, so
     * that {@link #resume} can go on from there. The file is replaced in one step, and is always a whole one; an epoch that
     * the time ends is not saved. {@link Network#load} reads the network from it.
     *
     * <p>A file that cannot be written ends the training with a {@link org.gradwright.runtime.store.StoreException}; the
     * checkpoint of the epoch before stays. Where no file can be written at all, this is found before the first batch.
     */
    public Trainer checkpoint(Path file) {
        return checkpoint(Checkpoints.to(Objects.requireNonNull(file, "checkpoint is null")));
    }

    /** Saves as {@link #checkpoint(Path)} does, at other times or to other files; several of them may be added. */
    public Trainer checkpoint(Checkpoints value) {
        checkpoints.add(Objects.requireNonNull(value, "checkpoint is null"));
        return this;
    }

    /**
     * Goes on where the training that wrote this checkpoint was, between two epochs or within one, up to as many epochs in
     * all as {@link #epochs} says: with the same data, settings, callbacks and frozen layers, {@link #fit} leaves the bits
     * that one training without a break leaves, and its history has the epochs of both.
     *
     * <p>The network must train as the saved one did: with the same losses, penalties, dropout rates and momenta. The
     * optimizer must be a new one of the same kind, with the same settings; only its learning rate may be another
     * and then applies, while a rate that callbacks changed goes on otherwise. The schedule must be the same, too. The
     * network's seed and, unless set here, the seed of the order of the rows come from the file. {@link RememberingCallback
     * Callbacks that remember something} must be those of the saved training, and know what they knew; others start afresh,
     * and that one of them stopped the training is forgotten. Within an epoch, the rows of the data and of a batch must be
     * as many as they were.
     */
    public Trainer resume(Path file) {
        resume = Objects.requireNonNull(file, "resume is null");
        return this;
    }

    /** How to show the course; {@link Progress#automatic()} by default. */
    public Trainer progress(Progress value) {
        progress = Objects.requireNonNull(value, "progress is null");
        return this;
    }

    /**
     * Trains the network. Gradients that were added up before are dropped.
     *
     * @throws IllegalArgumentException if the data is for another network or has too few rows
     * @throws IllegalStateException if a setting is missing, or the network cannot be trained
     * @throws org.gradwright.runtime.store.StoreException if the checkpoint to resume cannot be read or does not fit, in
     *     which case nothing has changed; or if a checkpoint cannot be written
     * @throws DivergenceException if a batch's loss, a gradient that is to be checked, or a parameter after an epoch is NaN
     *     or infinite
     */
    public Training fit(Dataset data) {
        Objects.requireNonNull(data, "data is null");
        if (optimizer == null) {
            throw new IllegalStateException(
                    "no optimizer is set: call optimizer(Adam.rate(1e-3)) or another before fit");
        }
        if (epochs == 0) {
            throw new IllegalStateException("the number of epochs is not set: call epochs(20), say, before fit");
        }
        if (validation == null && !metrics.isEmpty()) {
            throw new IllegalStateException(
                    "metrics are measured on validation data: call validation(data) before fit");
        }
        checkSchema("training", data);
        if (validation != null) {
            checkSchema("validation", validation);
        }
        metrics.forEach(metric -> metric.check(network.schema()));
        checkAccumulation();
        checkpoints.forEach(each -> CheckpointWriter.checkPlace(each, resume != null));
        int batchSize = Math.min(batch, data.rows());
        Checkpoint checkpoint = new Checkpoint(
                network,
                optimizer,
                callbacks,
                batchSize,
                data.rows(),
                schedule == null ? "none" : schedule.description());
        Position position = resume(optimizer, checkpoint);
        Settings settings = new Settings(
                epochs,
                batchSize,
                accumulate,
                schedule,
                List.copyOf(callbacks),
                List.copyOf(metrics),
                tolerance,
                patience,
                maxNanos,
                shuffle,
                dropLastPartial,
                checkGradients,
                position.seed(),
                progress == null ? Progress.automatic() : progress,
                List.copyOf(checkpoints));
        return new TrainingRun(network, optimizer, settings, data, validation, checkpoint, position).run();
    }

    private void checkAccumulation() {
        if (accumulate > 1 && !network.wholeBatchLosses().isEmpty()) {
            throw new IllegalStateException("accumulate is " + accumulate + ", but the loss of '"
                    + network.wholeBatchLosses().get(0)
                    + "' is taken over the whole batch, so the gradients of several batches cannot be added: make batches"
                    + " larger instead");
        }
    }

    /** Where the training begins: at its start, or where the file to resume says, which then has been loaded. */
    private Position resume(Optimizer fresh, Checkpoint checkpoint) {
        Position start = Position.start(seed == null ? network.seed() : seed, fresh.initialLearningRate());
        if (resume == null) {
            return start;
        }
        if (fresh.steps() > 0) {
            throw new IllegalStateException("resume needs a new optimizer, but this one has made " + fresh.steps()
                    + (fresh.steps() == 1 ? " step" : " steps"));
        }
        return checkpoint.load(resume, start, seed);
    }

    /** The settings of one run. */
    record Settings(
            int epochs,
            int batch,
            int accumulate,
            @Nullable Schedule schedule,
            List<Callback> callbacks,
            List<Metric> metrics,
            double tolerance,
            int patience,
            long maxNanos,
            boolean shuffle,
            boolean dropLastPartial,
            boolean checkGradients,
            long seed,
            Progress progress,
            List<Checkpoints> checkpoints) {}

    private void checkSchema(String which, Dataset data) {
        if (!data.schema().equals(network.schema())) {
            throw new IllegalArgumentException(
                    "the " + which + " data is for another network: " + data.schema() + ", but " + network.schema());
        }
    }

    static long nanos(String name, Duration value) {
        Objects.requireNonNull(value, name + " is null");
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be above 0");
        }
        return value.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? value.toNanos() : Long.MAX_VALUE;
    }

    static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be at least 1");
        }
        return value;
    }
}
