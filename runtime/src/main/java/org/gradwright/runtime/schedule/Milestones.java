// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

import java.util.Arrays;
import org.gradwright.runtime.compute.IntegerPower;

/** {@code base * factor^n}, where n of the times are at most t. */
final class Milestones implements Schedule {
    private final double factor;
    private final long[] times;

    Milestones(double factor, long... times) {
        this.factor = Limits.factor("factor", factor);
        this.times = times.clone();
        Limits.atLeastOne("the number of times", times.length);
        for (int i = 0; i < times.length; i++) {
            if (times[i] < 1 || (i > 0 && times[i] <= times[i - 1])) {
                throw new IllegalArgumentException("times are " + Arrays.toString(times)
                        + ", but must be at least 1 and each greater than the one before");
            }
        }
    }

    @Override
    public double rate(double base, long time) {
        int passed = 0;
        while (passed < times.length && times[passed] <= time) {
            passed++;
        }
        return base * IntegerPower.of(factor, passed);
    }

    @Override
    public String description() {
        return "times " + factor + " at " + Arrays.toString(times);
    }
}
