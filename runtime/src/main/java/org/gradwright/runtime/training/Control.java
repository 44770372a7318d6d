// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.Objects;
import java.util.function.Supplier;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** What a callback can see of the training that calls it, and do to it. Valid while the training runs. */
public final class Control {
    private final Network network;
    private final Optimizer optimizer;
    private final Progress progress;
    private final @Nullable Schedule schedule;
    private final Monitors monitors;
    private double baseRate;
    private boolean resumed;
    private int epoch;
    private int batch;
    private long updates;
    private @Nullable Supplier<Validation> validator;
    private @Nullable String stop;
    private boolean stopNow;

    Control(
            Network network,
            Optimizer optimizer,
            @Nullable Schedule schedule,
            Progress progress,
            Monitors monitors,
            Position position) {
        this.network = network;
        this.optimizer = optimizer;
        this.schedule = schedule;
        this.progress = progress;
        this.monitors = monitors;
        baseRate = position.baseRate();
        updates = position.updates();
        epoch = position.history().size();
        batch = position.batch();
        resumed = position.resumed();
    }

    /** The network in training. */
    public Network network() {
        return network;
    }

    /** The optimizer, whose learning rate may be changed where no schedule does. */
    public Optimizer optimizer() {
        return optimizer;
    }

    /** Whether this training goes on where a checkpoint was, so that callbacks remember what was before. */
    public boolean resumed() {
        return resumed;
    }

    /** The epoch that runs or has just ended, from 1 on; 0 before the first. */
    public int epoch() {
        return epoch;
    }

    /** The last batch within the epoch that entered an update, from 1 on; 0 before the first. */
    public int batch() {
        return batch;
    }

    /** The updates of this training so far, those before a checkpoint that was resumed included. */
    public long updates() {
        return updates;
    }

    /**
     * The learning rate that the schedule is a function of; without a schedule, the learning rate itself.
     *
     * <p>With a schedule it is at first the rate that the optimizer was made with.
     */
    public double baseRate() {
        return schedule == null ? optimizer.learningRate() : baseRate;
    }

    /**
     * Changes {@link #baseRate()} from the next update on: a schedule and what reduces the rate work together in this way.
     *
     * @throws IllegalArgumentException if the rate is negative or not finite
     */
    public void baseRate(double rate) {
        if (!(rate >= 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException("base rate is " + rate + ", but must be finite and at least 0");
        }
        if (schedule == null) {
            optimizer.learningRate(rate);
        }
        baseRate = rate;
    }

    /**
     * What the validation data comes to now, between two updates; computed once for each state of the network.
     *
     * @throws IllegalStateException if the training has no validation data, or has not begun
     */
    public Validation validate() {
        if (validator == null) {
            throw new IllegalStateException(
                    "there is no validation data to measure on: call validation(data) before fit");
        }
        return validator.get();
    }

    /** Ends the training after this epoch, for that reason; in {@link Callback#onStart}, before the first. */
    public void stop(String reason) {
        stop = Objects.requireNonNull(reason, "reason is null");
    }

    /**
     * Ends the training after this update and its callbacks, for that reason: the epoch ends here, and is validated and
     * listed, but not saved, as one that the time ends.
     */
    public void stopNow(String reason) {
        stop(reason);
        stopNow = true;
    }

    /** Shows a message to whoever watches the training. */
    public void note(String message) {
        progress.note(message);
    }

    Monitors monitors() {
        return monitors;
    }

    void begin(@Nullable Supplier<Validation> validation) {
        validator = validation;
    }

    void beginEpoch(int number) {
        epoch = number;
    }

    void endEpoch() {
        batch = 0;
    }

    /** Sets the rate of the next update. */
    void applySchedule() {
        if (schedule != null) {
            optimizer.learningRate(schedule.rateAt(baseRate, updates, epoch - 1));
        }
    }

    void updated(int lastBatch) {
        batch = lastBatch;
        updates++;
    }

    boolean stopsNow() {
        return stopNow;
    }

    @Nullable
    String stopMessage() {
        return stop;
    }
}
