// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Choices of what is drawn; the same seed makes the same ones. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A number with three decimal places. */
    String number(double from, double to) {
        return String.format(Locale.ROOT, "%.3f", from + (to - from) * random.nextDouble());
    }
}
