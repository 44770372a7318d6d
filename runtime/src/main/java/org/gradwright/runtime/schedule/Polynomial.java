// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

import org.gradwright.runtime.compute.IntegerPower;

/** {@code minimum + (base - minimum) * (1 - min(t, length) / length)^power}. */
record Polynomial(long length, double power, double minimum) implements Schedule {
    Polynomial {
        Limits.atLeastOne("length", length);
        Limits.notNegative("minimum", minimum);
        if (!(power > 0 && Double.isFinite(power))) {
            throw new IllegalArgumentException("power is " + power + ", but must be finite and above 0");
        }
    }

    @Override
    public double rate(double base, long time) {
        if (time >= length) {
            return minimum;
        }
        return minimum + (base - minimum) * raised(1 - (double) time / length);
    }

    /** A share above 0, raised to the power. Whole powers are exact products; {@link StrictMath#pow} allocates. */
    private double raised(double share) {
        long whole = (long) power;
        return whole == power ? IntegerPower.of(share, whole) : StrictMath.exp(power * StrictMath.log(share));
    }

    @Override
    public String description() {
        return "polynomial over " + length + ", power " + power + ", minimum " + minimum;
    }
}
