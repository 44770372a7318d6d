// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/** The way from one rate to another along half a wave of the cosine. */
final class HalfWave {
    private static final double QUARTER = 0.25;

    private HalfWave() {}

    /** {@code to + (from - to) * (1 + cos(pi * share)) / 2}: from at share 0, to at share 1. */
    static double between(double from, double to, double share) {
        return to + (from - to) * (1 + cosine(share)) / 2;
    }

    /** {@code cos(pi * share)} for a share from 0 to 1, from angles of at most a quarter of pi. */
    private static double cosine(double share) {
        if (share <= QUARTER) {
            return cosineOf(Math.PI * share);
        } else if (share < 1 - QUARTER) {
            return -sineOf(Math.PI * (share - 0.5));
        }
        return -cosineOf(Math.PI * (1 - share));
    }

    /**
     * The Taylor series up to the 16th power, whose rest is below 3e-18. {@link StrictMath#cos} has the same bits everywhere,
     * too, but allocates.
     */
    private static double cosineOf(double angle) {
        double z = angle * angle;
        double sum = 1;
        for (int n = 16; n >= 2; n -= 2) {
            sum = 1 - z / (n * (n - 1)) * sum;
        }
        return sum;
    }

    /** The Taylor series up to the 17th power, whose rest is below 1e-19. */
    private static double sineOf(double angle) {
        double z = angle * angle;
        double sum = 1;
        for (int n = 17; n >= 3; n -= 2) {
            sum = 1 - z / (n * (n - 1)) * sum;
        }
        return angle * sum;
    }
}
