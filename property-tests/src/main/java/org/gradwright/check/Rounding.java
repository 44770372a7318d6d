// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

/**
 * How far rounding moves the values of a function, as a standard deviation, from differences of high order of its values at
 * points that lie so close that nothing else is left in them. (Moré and Wild, "Estimating Computational Noise", 2011.)
 */
final class Rounding {
    private static final int POINTS = 11;
    private static final double SPACING = 1e-9;
    private static final int FROM_ORDER = 3;
    private static final int TO_ORDER = 6;

    private Rounding() {}

    /** The greatest estimate of several orders; 0 where the function chooses differently at these points. */
    static double of(Slope.Line line) {
        double[] differences = new double[POINTS];
        long signature = line.at(0).signature();
        for (int i = 0; i < POINTS; i++) {
            Slope.Point point = line.at((i - POINTS / 2) * SPACING);
            if (point.signature() != signature) {
                return 0;
            }
            differences[i] = point.value();
        }
        double greatest = 0;
        double share = 1;
        for (int order = 1; order <= TO_ORDER; order++) {
            double squares = 0;
            for (int i = 0; i < POINTS - order; i++) {
                differences[i] = differences[i + 1] - differences[i];
                squares += differences[i] * differences[i];
            }
            // Differences of order k of independent errors have (2k)! / (k!)^2 times their variance.
            share *= order / (2.0 * (2 * order - 1));
            if (order >= FROM_ORDER) {
                greatest = Math.max(greatest, Math.sqrt(share * squares / (POINTS - order)));
            }
        }
        return greatest;
    }
}
