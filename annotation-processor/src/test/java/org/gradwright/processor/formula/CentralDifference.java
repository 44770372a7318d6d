// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;
import java.util.List;

/**
 * The slope of a formula in one number from values of the formula alone: central differences of two step widths,
 * extrapolated (Richardson), with an estimate of what they leave out.
 *
 * @param slope the slope
 * @param error an estimate of its error: truncation and rounding
 * @param kink whether decisions of the formula change within the widest step, so that it says nothing
 */
record CentralDifference(double slope, double error, boolean kink) {

    static CentralDifference of(Formula formula, int input, double... at) {
        return of(formula, new Place(input, -1), Arrays.stream(at).boxed().toList());
    }

    static CentralDifference of(Formula formula, Place place, List<?> at) {
        double widest = 0x1p-10 * Math.max(1, Math.abs(place.value(at)));
        double steep = Math.abs(quotient(formula, place, widest / 4, at));
        // what is steep may turn within the step
        double h = steep < 32 || Double.isNaN(steep) ? widest : widest * 32 / Math.min(steep, 0x1p16);
        Trace here = Trace.of(formula, place, at);
        boolean kink = false;
        for (double step : new double[] {-h, -h / 2, h / 2, h}) {
            Trace there = Trace.of(formula, place, place.moved(at, step));
            kink |= !there.decisions().equals(here.decisions());
        }
        double[] wide = extrapolated(formula, place, h, at);
        // where the function turns within the steps one of them may look settled by chance
        double[] narrow = extrapolated(formula, place, h / 8, at);
        double truncation = Math.max(Math.max(wide[1], narrow[1]), Math.abs(wide[0] - narrow[0]));
        return new CentralDifference(wide[0], truncation + 20 * here.error(formula) / h, kink);
    }

    /** The slope from three steps, and by how much the last one changed it. */
    private static double[] extrapolated(Formula formula, Place place, double h, List<?> at) {
        double wide = quotient(formula, place, h, at);
        double narrow = quotient(formula, place, h / 2, at);
        double narrower = quotient(formula, place, h / 4, at);
        double coarse = (4 * narrow - wide) / 3;
        double fine = (4 * narrower - narrow) / 3;
        double slope = (16 * fine - coarse) / 15;
        return new double[] {slope, Math.max(Math.abs(slope - fine), Math.abs(fine - coarse) / 8)};
    }

    private static double quotient(Formula formula, Place place, double h, List<?> at) {
        double above = (Double) formula.compute(place.moved(at, h)).get(0);
        double below = (Double) formula.compute(place.moved(at, -h)).get(0);
        return (above - below) / (2 * h);
    }
}
