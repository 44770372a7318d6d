// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/** Checks of the numbers of schedules; each returns the value it accepts. */
final class Limits {
    private Limits() {}

    static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be at least 1");
        }
        return value;
    }

    static double notNegative(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be finite and at least 0");
        }
        return value;
    }

    /** Above 0 and at most 1. */
    static double factor(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be above 0 and at most 1");
        }
        return value;
    }
}
