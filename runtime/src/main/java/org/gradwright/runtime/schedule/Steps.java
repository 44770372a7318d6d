// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

import org.gradwright.runtime.compute.IntegerPower;

/** {@code base * factor^floor(t / length)}; with a length of 1, an exponential. */
record Steps(long length, double factor) implements Schedule {
    Steps {
        Limits.atLeastOne("length", length);
        Limits.factor("factor", factor);
    }

    @Override
    public double rate(double base, long time) {
        return base * IntegerPower.of(factor, time / length);
    }

    @Override
    public String description() {
        return "times " + factor + " every " + length;
    }
}
