// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/** A cosine from the base rate to the minimum again and again, each {@code growth} times as long as the one before. */
record CosineRestarts(long first, int growth, double minimum) implements Schedule {
    CosineRestarts {
        Limits.atLeastOne("first", first);
        Limits.atLeastOne("growth", growth);
        Limits.notNegative("minimum", minimum);
    }

    @Override
    public double rate(double base, long time) {
        long length = first;
        long place = time;
        if (growth == 1) {
            place %= length;
        } else {
            while (place >= length) {
                place -= length;
                // A length that no time reaches any more does not overflow, either.
                length = length > Long.MAX_VALUE / growth ? Long.MAX_VALUE : length * growth;
            }
        }
        return HalfWave.between(base, minimum, (double) place / length);
    }

    @Override
    public String description() {
        return "cosines of " + first + " growing by " + growth + ", minimum " + minimum;
    }
}
