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

    /**
     * {@code cos(pi * share)} for a share from 0 to 1. Arguments are kept within a quarter of pi, where {@link StrictMath}
     * allocates nothing.
     */
    private static double cosine(double share) {
        if (share <= QUARTER) {
            return StrictMath.cos(Math.PI * share);
        } else if (share < 1 - QUARTER) {
            return -StrictMath.sin(Math.PI * (share - 0.5));
        }
        return -StrictMath.cos(Math.PI * (1 - share));
    }
}
