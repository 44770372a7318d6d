// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.metric.Direction;
import org.jspecify.annotations.Nullable;

/** Decides, from one value of a watched figure after the other, whether a training stops. */
interface StoppingRule {
    /**
     * One value.
     *
     * @param number counts the values from 1 on
     * @param value of the figure
     * @param best the best value so far, this one included
     * @param training the training loss of the same time
     */
    record Check(long number, double value, double best, double training) {}

    /**
     * Refuses a direction that the rule has no meaning for; accepts both unless overridden.
     *
     * @throws IllegalStateException if it has none
     */
    default void accept(Direction direction) {}

    /** Forgets all values. */
    void reset();

    /** Takes in a value; returns why to stop, or null. */
    @Nullable
    String check(Check check, Direction direction);

    /** As {@link RememberingCallback#remember}. */
    void remember(Memory memory);

    /** Refuses a figure that grows as it gets better, for a criterion of Prechelt. */
    static void falling(String criterion, Direction direction) {
        if (direction != Direction.MINIMIZE) {
            throw new IllegalStateException(
                    criterion + " is about an error, which falls as it gets better, but the figure watched grows");
        }
    }

    /** {@code alpha} if it is finite and above 0. */
    static double positive(String name, double alpha) {
        if (!(alpha > 0 && Double.isFinite(alpha))) {
            throw new IllegalArgumentException(name + " is " + alpha + ", but must be finite and above 0");
        }
        return alpha;
    }
}
