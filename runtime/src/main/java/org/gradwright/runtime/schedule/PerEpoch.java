// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/** A schedule that counts epochs. */
record PerEpoch(Schedule schedule) implements Schedule {
    @Override
    public double rate(double base, long time) {
        return schedule.rate(base, time);
    }

    @Override
    public double rateAt(double base, long updates, long epochs) {
        return schedule.rateAt(base, epochs, epochs);
    }

    @Override
    public String description() {
        return schedule.description() + " per epoch";
    }
}
