// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

import org.gradwright.runtime.compute.IntegerPower;

/**
 * Triangles between two rates. In cycle c = 0, 1, ... and at its place p:
 * {@code minimum + (base - minimum) * height * perCycle^c * perUpdate^t}, where the height is {@code p / up} on the way up
 * and {@code (up + down - p) / down} on the way down.
 */
record Cyclical(double minimum, long up, long down, double perCycle, double perUpdate) implements Schedule {
    Cyclical {
        Limits.notNegative("minimum", minimum);
        Limits.atLeastOne("up", up);
        Limits.atLeastOne("down", down);
        Limits.factor("factor", perUpdate);
    }

    @Override
    public double rate(double base, long time) {
        long length = up + down;
        long place = time % length;
        double height = place <= up ? (double) place / up : (double) (length - place) / down;
        double scale = IntegerPower.of(perCycle, time / length) * IntegerPower.of(perUpdate, time);
        return minimum + (base - minimum) * height * scale;
    }

    @Override
    public String description() {
        return "cycles of " + up + " up and " + down + " down from " + minimum + ", times " + perCycle
                + " per cycle and " + perUpdate + " per update";
    }
}
