// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.Weights;
import org.gradwright.runtime.metric.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Ends a training when a figure, the validation loss by default, no longer gets better, and gives the network the
 * parameters and running statistics of the time when it was best, for whatever reason the training ends.
 *
 * <pre>{@code
 * Trainer.of(network).validation(test).callback(EarlyStopping.patience(3))
 * Trainer.of(network).validation(test).metric(Accuracy.of("digit"))
 *         .callback(EarlyStopping.patience(5).minimumChange(1e-3).monitor("accuracy"))
 * }</pre>
 *
 * <p>The figure is looked at after each epoch, or after every n updates. Besides patience there are the criteria of
 * Prechelt, "Early stopping - but when?" (1998), for errors above 0: the generalization loss, its quotient with the
 * progress of the training, and growth in several strips of epochs in a row.
 */
public final class EarlyStopping implements RememberingCallback {
    /** The length of a strip that Prechelt uses. */
    private static final int STRIP = 5;

    private final StoppingRule rule;
    private Monitor monitor = Monitor.of(Monitor.VALIDATION_LOSS);
    private boolean restoreBest = true;
    private int everyUpdates;
    private int warmUp;
    private Direction direction = Direction.MINIMIZE;

    private long looks;
    private double best = Double.NaN;
    private String bestAt = "";
    private String stopped = "";
    private @Nullable Weights weights;

    private EarlyStopping(StoppingRule rule) {
        this.rule = rule;
    }

    /** Stops when the figure has not improved in so many looks in a row: at least 1. */
    public static EarlyStopping patience(int looks) {
        return new EarlyStopping(new PatienceRule(looks));
    }

    /**
     * Stops when the figure is more than so many percent above its minimum: {@code 100 * (value / minimum - 1) > alpha}.
     */
    public static EarlyStopping generalizationLoss(double alpha) {
        return new EarlyStopping(new GeneralizationLossRule(alpha));
    }

    /** As {@link #quotient(double, int)} with strips of 5 epochs. */
    public static EarlyStopping quotient(double alpha) {
        return quotient(alpha, STRIP);
    }

    /**
     * Stops at the end of a strip of so many epochs when the generalization loss in percent, divided by the progress in per
     * mille, is above alpha. The progress is how far the mean training loss of the strip is above its minimum:
     * {@code 1000 * (mean / minimum - 1)}; of looks within an epoch, the training loss is that of the last update.
     */
    public static EarlyStopping quotient(double alpha, int strip) {
        return new EarlyStopping(new QuotientRule(alpha, strip));
    }

    /** As {@link #growth(int, int)} with strips of 5 epochs. */
    public static EarlyStopping growth(int strips) {
        return growth(strips, STRIP);
    }

    /**
     * Stops when the figure has grown in so many strips in a row, each of so many epochs, from the end of one to that of
     * the next.
     */
    public static EarlyStopping growth(int strips, int strip) {
        return new EarlyStopping(new GrowthRule(strips, strip));
    }

    /**
     * Only a change by more than this is an improvement: 0 by default.
     *
     * @throws IllegalStateException if the rule is not patience
     */
    public EarlyStopping minimumChange(double change) {
        patienceRule("minimumChange").minimumChange(change);
        return this;
    }

    /**
     * Only values better than this one are improvements that end the waiting.
     *
     * @throws IllegalStateException if the rule is not patience
     */
    public EarlyStopping baseline(double value) {
        patienceRule("baseline").baseline(value);
        return this;
    }

    private PatienceRule patienceRule(String setting) {
        if (rule instanceof PatienceRule patience) {
            return patience;
        }
        throw new IllegalStateException(setting + " is a setting of EarlyStopping.patience(n)");
    }

    /**
     * Watches that figure: {@code validation loss}, {@code loss}, which is that of the training, or a metric of that name.
     */
    public EarlyStopping monitor(String figure) {
        monitor = new Monitor(figure, monitor.chosen());
        return this;
    }

    /** Which values are better, where it is not those that the metric says. */
    public EarlyStopping direction(Direction better) {
        monitor = monitor.with(better);
        return this;
    }

    /**
     * Looks after so many updates, counted over all epochs, instead of after each epoch; the training then ends within an
     * epoch.
     */
    public EarlyStopping everyUpdates(int updates) {
        everyUpdates = Trainer.atLeastOne("updates", updates);
        return this;
    }

    /** Does not look so many times at the beginning: 0 by default. */
    public EarlyStopping warmUp(int looks) {
        if (looks < 0) {
            throw new IllegalArgumentException("warmUp is " + looks + ", but must be at least 0");
        }
        warmUp = looks;
        return this;
    }

    /** Whether the network gets the best parameters and running statistics at the end; true by default. */
    public EarlyStopping restoreBest(boolean value) {
        restoreBest = value;
        return this;
    }

    @Override
    public void onStart(Control control) {
        direction = monitor.direction(control.monitors());
        rule.accept(direction);
        if (!control.resumed()) {
            looks = 0;
            best = Double.NaN;
            bestAt = "";
            stopped = "";
            weights = null;
            rule.reset();
        } else if (!stopped.isEmpty()) {
            control.stop(stopped);
        }
    }

    @Override
    public void onBatchEnd(int epoch, int batch, double loss, Control control) {
        if (everyUpdates > 0 && control.updates() % everyUpdates == 0) {
            look(monitor.value(control, loss), loss, control);
            if (!stopped.isEmpty()) {
                control.stopNow(stopped);
            }
        }
    }

    @Override
    public void onEpochEnd(Epoch epoch, Control control) {
        if (everyUpdates == 0) {
            look(monitor.value(epoch), epoch.loss(), control);
            if (!stopped.isEmpty()) {
                control.stop(stopped);
            }
        }
    }

    private void look(double value, double training, Control control) {
        looks++;
        if (looks <= warmUp) {
            return;
        }
        if (direction.isBetter(value, best)) {
            best = value;
            bestAt = everyUpdates == 0 ? "epoch " + control.epoch() : "update " + control.updates();
            keep(control);
        }
        String reason = rule.check(new StoppingRule.Check(looks - warmUp, value, best, training), direction);
        if (reason != null) {
            stopped = reason + "; the best " + monitor.name() + " was " + best + " after " + bestAt;
        }
    }

    private void keep(Control control) {
        if (restoreBest) {
            Weights kept = weights;
            if (kept == null) {
                weights = Weights.of(control.network());
            } else {
                kept.take();
            }
        }
    }

    @Override
    public void onEnd(Training training, Control control) {
        Weights kept = weights;
        if (kept != null) {
            kept.restore();
            control.note("the network has the weights of " + bestAt + ", where the " + monitor.name() + " was " + best);
        }
    }

    @Override
    public void remember(Memory memory) {
        looks = memory.count("looks", looks);
        best = memory.number("best", best);
        bestAt = memory.text("bestAt", bestAt);
        stopped = memory.text("stopped", stopped);
        weights = memory.weights("weights", weights);
        rule.remember(memory);
    }
}
