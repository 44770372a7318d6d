// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

/** Checks of settings; each returns the value it accepts. */
final class Hyperparameters {
    private Hyperparameters() {}

    static double positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be finite and above 0");
        }
        return value;
    }

    static double notNegative(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be finite and at least 0");
        }
        return value;
    }

    static double share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be at least 0 and below 1");
        }
        return value;
    }
}
