// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.function.DoubleUnaryOperator;

/**
 * What difference quotients of several step sizes say of a slope.
 *
 * @param kind whether there is a slope
 * @param value the slope, where there is one
 * @param rounding how far rounding may have moved it
 */
record Slope(Kind kind, double value, double rounding) {
    /** Whether a function has a slope at a point. */
    enum Kind {
        /** Quotients of one step size and of its half and quarter agree, on both sides. */
        SMOOTH,
        /** The slopes of the two sides stay apart as the step shrinks. */
        KINK,
        /** Neither can be told. */
        UNRESOLVED
    }

    private static final double[] STEPS = {1e-2, 1e-3, 1e-4, 1e-5};
    private static final double ROUNDING = 16 * 0x1p-52;

    /**
     * Measures the slope of a function at 0. Where the numbers of a network are compared later is not known here, so no
     * result can depend on the gradient that is checked.
     *
     * @param size what the steps are relative to
     * @param noise the size of the terms that f is a sum of
     * @param error the greatest relative error wanted
     * @param floor the least that the error is relative to
     */
    static Slope measure(DoubleUnaryOperator f, double size, double noise, double error, double floor) {
        double center = f.applyAsDouble(0);
        double[] bends = new double[STEPS.length];
        double best = Double.POSITIVE_INFINITY;
        double value = Double.NaN;
        double rounding = 0;
        double doubt = Double.POSITIVE_INFINITY;
        boolean kink = false;
        for (int i = 0; i < STEPS.length; i++) {
            double h = STEPS[i] * size;
            Quotient quotient = Quotient.of(f, h);
            double rounded = ROUNDING * noise / h;
            bends[i] = bend(f, center, h);
            double half = bend(f, center, h / 2);
            double jump = Math.max(Math.abs(2 * half - bends[i]), Math.abs(2 * bend(f, center, h / 4) - half));
            double uncertain = quotient.correction() + jump;
            double wanted = error * Math.max(Math.abs(quotient.slope()), floor);
            if (uncertain + rounded < best) {
                best = uncertain + rounded;
                value = quotient.slope();
                rounding = rounded;
                doubt = uncertain - 4 * rounded;
            }
            if (best <= wanted / 8) {
                break;
            }
            kink |= i >= 2 && Math.abs(bends[i]) > Math.max(wanted, Math.abs(bends[i - 1]) / 3) + 4 * rounded;
        }
        if (doubt <= error * Math.max(Math.abs(value), floor) / 2) {
            return new Slope(Kind.SMOOTH, value, rounding);
        }
        return new Slope(kink ? Kind.KINK : Kind.UNRESOLVED, value, rounding);
    }

    /** The slope of the right side less that of the left: in proportion to h where f is smooth, constant at a kink. */
    private static double bend(DoubleUnaryOperator f, double center, double h) {
        return (f.applyAsDouble(h) + f.applyAsDouble(-h) - 2 * center) / h;
    }
}
