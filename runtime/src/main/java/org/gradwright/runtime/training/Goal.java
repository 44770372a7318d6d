// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.metric.Direction;

/**
 * Ends a training after the epoch in which a figure reaches a value: {@code Goal.of("accuracy", 0.95)}. Figures are
 * {@code validation loss}, {@code loss}, and metrics by their names.
 */
public final class Goal implements RememberingCallback {
    private final Monitor monitor;
    private final double value;
    private Direction direction = Direction.MINIMIZE;
    private String reached = "";

    private Goal(Monitor monitor, double value) {
        this.monitor = monitor;
        this.value = value;
    }

    /**
     * Ends when the figure is that value or better.
     *
     * @throws IllegalArgumentException if the value is NaN
     */
    public static Goal of(String figure, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("the value of a goal is NaN, but must be a number");
        }
        return new Goal(Monitor.of(figure), value);
    }

    @Override
    public void onStart(Control control) {
        direction = monitor.direction(control.monitors());
        if (!control.resumed()) {
            reached = "";
        } else if (!reached.isEmpty()) {
            control.stop(reached);
        }
    }

    @Override
    public void onEpochEnd(Epoch epoch, Control control) {
        double now = monitor.value(epoch);
        if (now == value || direction.isBetter(now, value)) {
            reached = "the " + monitor.name() + " is " + now + ", which reaches " + value;
            control.stop(reached);
        }
    }

    @Override
    public void remember(Memory memory) {
        reached = memory.text("reached", reached);
    }
}
