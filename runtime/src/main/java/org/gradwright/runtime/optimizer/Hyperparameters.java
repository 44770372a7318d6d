// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

/** Checks of settings, as they are when rounded to what networks compute in; each returns the value it accepts. */
final class Hyperparameters {
    private Hyperparameters() {}

    static double positive(String name, double value) {
        float rounded = (float) value;
        if (!(rounded > 0 && Float.isFinite(rounded))) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", but must be finite and above 0" + where(value));
        }
        return value;
    }

    static double notNegative(String name, double value) {
        if (!(value >= 0 && Float.isFinite((float) value))) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", but must be finite and at least 0" + where(value));
        }
        return value;
    }

    /** What to add about a number that only double can tell from 0 or infinity. */
    private static String where(double value) {
        return value > 0 && Double.isFinite(value) ? " where the network computes, in " + float.class : "";
    }

    static double share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be at least 0 and below 1");
        }
        return value;
    }
}
