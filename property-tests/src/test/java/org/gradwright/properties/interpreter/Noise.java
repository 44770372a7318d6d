// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.SplittableRandom;

/** What happens to every number that an interpreter computes. */
@FunctionalInterface
public interface Noise {
    /** Leaves numbers as double arithmetic gives them. */
    Noise NONE = value -> value;

    /** The number kept instead of {@code value}. */
    double applyTo(double value);

    /** Multiplies each number by {@code 1 + r}, with r uniform from {@code -unit} to {@code unit}. */
    static Noise relative(double unit, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return value -> value * (1 + unit * (2 * random.nextDouble() - 1));
    }
}
