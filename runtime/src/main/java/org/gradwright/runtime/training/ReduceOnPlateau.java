// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.metric.Direction;

/**
 * Multiplies the learning rate by a factor when a figure, the validation loss by default, no longer gets better: as
 * {@code ReduceLROnPlateau} of PyTorch does, with its defaults.
 *
 * <p>It is looked at after each epoch. With a schedule it is the schedule's {@link Control#baseRate() base rate} that is
 * reduced, so that the schedule goes on at a fraction of its height. A rate that would change by at most 1e-8 stays.
 */
public final class ReduceOnPlateau implements RememberingCallback {
    private static final double SMALLEST_CHANGE = 1e-8;

    private final double factor;
    private int patience = 10;
    private int cooldown;
    private double threshold = 1e-4;
    private boolean relative = true;
    private double minimumRate;
    private Monitor monitor = Monitor.of(Monitor.VALIDATION_LOSS);
    private Direction direction = Direction.MINIMIZE;

    private double best = Double.NaN;
    private long badEpochs;
    private long cooling;

    private ReduceOnPlateau(double factor) {
        this.factor = factor;
    }

    /** Multiplies by that factor: above 0 and below 1. */
    public static ReduceOnPlateau factor(double factor) {
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException("factor is " + factor + ", but must be above 0 and below 1");
        }
        return new ReduceOnPlateau(factor);
    }

    /** Lets so many epochs in a row pass without an improvement, and reduces at the next one: 10 by default. */
    public ReduceOnPlateau patience(int epochs) {
        patience = notNegative("patience", epochs);
        return this;
    }

    /** Counts no epochs without an improvement in so many epochs after a reduction: 0 by default. */
    public ReduceOnPlateau cooldown(int epochs) {
        cooldown = notNegative("cooldown", epochs);
        return this;
    }

    /**
     * Takes a value for an improvement when it is better than the best one times 1 - share, or 1 + share: 1e-4 by default.
     */
    public ReduceOnPlateau relativeThreshold(double share) {
        threshold = notNegative("threshold", share);
        relative = true;
        return this;
    }

    /** Takes a value for an improvement when it is better than the best one by more than this. */
    public ReduceOnPlateau absoluteThreshold(double change) {
        threshold = notNegative("threshold", change);
        relative = false;
        return this;
    }

    /** Never reduces the rate below this: 0 by default. */
    public ReduceOnPlateau minimumRate(double rate) {
        minimumRate = notNegative("minimumRate", rate);
        return this;
    }

    /**
     * Watches that figure: {@code validation loss}, {@code loss}, which is that of the training, or a metric of that name.
     */
    public ReduceOnPlateau monitor(String figure) {
        monitor = new Monitor(figure, monitor.chosen());
        return this;
    }

    /** Which values are better, where it is not those that the metric says. */
    public ReduceOnPlateau direction(Direction better) {
        monitor = monitor.with(better);
        return this;
    }

    @Override
    public void onStart(Control control) {
        direction = monitor.direction(control.monitors());
        if (!control.resumed()) {
            best = Double.NaN;
            badEpochs = 0;
            cooling = 0;
        }
    }

    @Override
    public void onEpochEnd(Epoch epoch, Control control) {
        double value = monitor.value(epoch);
        if (improves(value)) {
            best = value;
            badEpochs = 0;
        } else {
            badEpochs++;
        }
        if (cooling > 0) {
            cooling--;
            badEpochs = 0;
        }
        if (badEpochs > patience) {
            reduce(control);
            cooling = cooldown;
            badEpochs = 0;
        }
    }

    private boolean improves(double value) {
        if (Double.isNaN(best)) {
            return !Double.isNaN(value);
        }
        if (direction == Direction.MINIMIZE) {
            return value < (relative ? best * (1 - threshold) : best - threshold);
        }
        return value > (relative ? best * (1 + threshold) : best + threshold);
    }

    private void reduce(Control control) {
        double rate = control.baseRate();
        double reduced = Math.max(rate * factor, minimumRate);
        if (rate - reduced > SMALLEST_CHANGE) {
            control.baseRate(reduced);
            control.note("the learning rate is reduced from " + rate + " to " + reduced + " after epoch "
                    + control.epoch() + ": no better " + monitor.name() + " than " + best);
        }
    }

    @Override
    public void remember(Memory memory) {
        best = memory.number("best", best);
        badEpochs = memory.count("badEpochs", badEpochs);
        cooling = memory.count("cooling", cooling);
    }

    private static int notNegative(String name, int value) {
        notNegative(name, (double) value);
        return value;
    }

    private static double notNegative(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be finite and at least 0");
        }
        return value;
    }
}
