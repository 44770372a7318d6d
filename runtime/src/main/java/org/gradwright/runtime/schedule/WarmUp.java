// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/**
 * A line from {@code start * next(0)} at 0 to {@code next(0)} at {@code length}, and then the next schedule, whose time begins
 * there.
 */
record WarmUp(Schedule next, long length, double start) implements Schedule {
    WarmUp {
        Limits.atLeastOne("length", length);
        if (!(start >= 0 && start <= 1)) {
            throw new IllegalArgumentException("start is " + start + ", but must be from 0 to 1");
        }
    }

    @Override
    public double rate(double base, long time) {
        return rateAt(base, time, time - length);
    }

    @Override
    public double rateAt(double base, long updates, long epochs) {
        if (updates < length) {
            return next.rateAt(base, 0, 0) * (start + (1 - start) * updates / length);
        }
        return next.rateAt(base, updates - length, epochs);
    }

    @Override
    public String description() {
        return "warm-up over " + length + " from " + start + ", then " + next.description();
    }
}
