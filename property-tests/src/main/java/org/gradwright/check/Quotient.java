// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.function.DoubleUnaryOperator;

/**
 * A slope at 0 from central differences. With {@code d(h) = (f(h) - f(-h)) / 2h}, the slope is Richardson's extrapolation of
 * {@code d(h)}, {@code d(h/2)} and {@code d(h/4)}, whose error is of the order h^6 besides the rounding of f over h.
 *
 * @param slope the extrapolated slope
 * @param correction how much the last extrapolation changed it
 */
public record Quotient(double slope, double correction) {
    /** The slope of a function at 0, from values at {@code h} and nearer. */
    public static Quotient of(DoubleUnaryOperator f, double h) {
        double wide = central(f, h);
        double middle = central(f, h / 2);
        double narrow = central(f, h / 4);
        double first = (4 * middle - wide) / 3;
        double second = (4 * narrow - middle) / 3;
        double slope = (16 * second - first) / 15;
        return new Quotient(slope, Math.abs(slope - second));
    }

    private static double central(DoubleUnaryOperator f, double h) {
        return (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
    }
}
