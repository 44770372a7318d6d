// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/**
 * The learning rate of each update, as a function of the base rate, which is the one that the optimizer was made with, and of
 * the time. It keeps no state: a training that is resumed has the rates that it would have had without a break.
 *
 * <p>Time is the number of updates so far, or, of a schedule made by {@link #perEpoch}, the number of epochs that are over:
 * both are 0 before the first update. Whoever trains asks for
 * {@link #rateAt} before each update.
 */
@FunctionalInterface
public interface Schedule {
    /**
     * The learning rate at a time; the same arguments always give the same bits.
     *
     * @param base the learning rate that the optimizer was made with: finite and at least 0
     * @param time updates so far, or epochs: at least 0, and as large as the training is long
     */
    double rate(double base, long time);

    /**
     * The learning rate of the update after so many.
     *
     * @param base the learning rate that the optimizer was made with
     * @param updates the updates so far, of all epochs
     * @param epochs the epochs that are over
     */
    default double rateAt(double base, long updates, long epochs) {
        return rate(base, updates);
    }

    /** What checkpoints record, so that another schedule is noticed when they are resumed: its kind and numbers. */
    default String description() {
        return "custom";
    }

    /** This schedule with epochs for its time instead of updates: the rate is the same within an epoch. */
    default Schedule perEpoch() {
        return new PerEpoch(this);
    }
}
