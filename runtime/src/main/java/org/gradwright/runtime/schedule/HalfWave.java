// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

import org.gradwright.runtime.compute.Angles;

/** The way from one rate to another along half a wave of the cosine. */
final class HalfWave {
    private HalfWave() {}

    /** {@code to + (from - to) * (1 + cos(pi * share)) / 2}: from at share 0, to at share 1. */
    static double between(double from, double to, double share) {
        return to + (from - to) * (1 + Angles.cosine(Math.PI * share)) / 2;
    }
}
