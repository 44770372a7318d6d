// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/** {@code base / (1 + decay * t)}. */
record InverseTime(double decay) implements Schedule {
    InverseTime {
        Limits.notNegative("decay", decay);
    }

    @Override
    public double rate(double base, long time) {
        return base / (1 + decay * time);
    }

    @Override
    public String description() {
        return "inverse time, decay " + decay;
    }
}
