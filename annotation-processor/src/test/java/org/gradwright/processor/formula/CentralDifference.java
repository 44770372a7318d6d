// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.List;

/**
 * The slope of a formula in one input from values of the formula alone: central differences of two step widths,
 * extrapolated (Richardson), with an estimate of what they leave out.
 *
 * @param slope the slope
 * @param error an estimate of its error: truncation and rounding
 * @param kink whether decisions of the formula change within the widest step, so that it says nothing
 */
record CentralDifference(double slope, double error, boolean kink) {

    static CentralDifference of(Formula formula, int input, double... at) {
        double h = 0x1p-10 * Math.max(1, Math.abs(at[input]));
        Trace here = Trace.of(formula, input, at);
        List<Object> decisions = here.decisions();
        boolean kink = false;
        for (double step : new double[] {-h, -h / 2, h / 2, h}) {
            Trace there = Trace.of(formula, input, moved(at, input, step));
            kink |= !there.decisions().equals(decisions);
        }
        double wide = quotient(formula, input, h, at);
        double narrow = quotient(formula, input, h / 2, at);
        double narrower = quotient(formula, input, h / 4, at);
        double coarse = (4 * narrow - wide) / 3;
        double fine = (4 * narrower - narrow) / 3;
        double slope = (16 * fine - coarse) / 15;
        double error = Math.abs(slope - fine) + 20 * here.error(formula) / h;
        return new CentralDifference(slope, error, kink);
    }

    private static double quotient(Formula formula, int input, double h, double[] at) {
        double above = formula.evaluate(moved(at, input, h))[0];
        double below = formula.evaluate(moved(at, input, -h))[0];
        return (above - below) / (2 * h);
    }

    private static double[] moved(double[] at, int input, double step) {
        double[] moved = at.clone();
        moved[input] += step;
        return moved;
    }
}
