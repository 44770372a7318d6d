// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares slopes with dual numbers and with central differences, and counts what could not be compared. */
final class SlopeAgreement {

    /** What a slope may differ by from the dual numbers, in multiples of its rounding error bound. */
    private static final double ROUNDING = 8;

    /** What a slope may differ by besides: products of many small numbers may underflow. */
    private static final double SMALLEST = 1e-12;

    /** What caught a wrong slope. */
    private static final String DUALS = "dual numbers";

    private static final String DIFFERENCES = "central differences";

    private final Choices choices = new Choices();
    private final Map<Formula, Boolean> slopes = new IdentityHashMap<>();
    private double worstFromDuals;
    private double worstFromDifferences;
    private int nonZero;
    final List<String> failures = new ArrayList<>();
    int compared;
    int kinks;
    int unresolved;
    int notFinite;

    /**
     * Compares one slope of a formula.
     *
     * @param place the number in which the slope is
     * @param at the inputs of the formula
     * @param scale what the slope was multiplied by
     * @param actual the slope
     * @param bound of the rounding errors of the slope
     * @param moderate whether all that the slope was computed from is of moderate size
     */
    void compare(
            Formula formula, Place place, List<?> at, double scale, double actual, double bound, boolean moderate) {
        Trace trace = Trace.of(formula, place, at);
        if (!trace.isFinite() || !moderate) {
            notFinite++;
            return;
        }
        choices.add(formula, trace);
        CentralDifference difference = CentralDifference.of(formula, place, at);
        if (difference.kink()) {
            kinks++;
            return;
        }
        compared++;
        nonZero += actual == 0 ? 0 : 1;
        slopes.merge(formula, actual != 0, Boolean::logicalOr);
        double dual = scale * trace.slope(formula);
        check(formula, place, at, actual, dual, ROUNDING * bound + SMALLEST, DUALS);
        worstFromDuals = Math.max(worstFromDuals, relative(actual, dual));
        double central = scale * difference.slope();
        double largest = Math.max(Math.abs(actual), Math.abs(central));
        if (difference.error() > 1e-3 * largest + 1e-9) {
            unresolved++;
        } else {
            double tolerance = 1e-6 * largest + 4 * Math.abs(scale) * difference.error() + SMALLEST;
            check(formula, place, at, actual, central, tolerance, DIFFERENCES);
            worstFromDifferences = Math.max(worstFromDifferences, relative(actual, central));
        }
    }

    @Override
    public String toString() {
        long sloping = slopes.values().stream().filter(slope -> slope).count();
        return String.format(
                        Locale.ROOT,
                        "%,d slopes compared with dual numbers (worst relative error %.1e), %,d with central differences"
                                + " (%.1e); left out: %,d at kinks, %,d too large, %,d too curved for differences%n  not 0: %.0f%% of the slopes, some of"
                                + " %.0f%% of the %,d formulas; ",
                        compared,
                        worstFromDuals,
                        compared - unresolved,
                        worstFromDifferences,
                        kinks,
                        notFinite,
                        unresolved,
                        100.0 * nonZero / compared,
                        100.0 * sloping / slopes.size(),
                        slopes.size())
                + choices;
    }

    /** Relative to the larger one, or to 1 where both are small. */
    private static double relative(double a, double b) {
        return Math.abs(a - b) / Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    private void check(
            Formula formula, Place place, List<?> at, double actual, double expected, double tolerance, String by) {
        if (!(Math.abs(actual - expected) <= tolerance)) {
            String element = place.element() < 0 ? "" : "[" + place.element() + "]";
            failures.add(String.format(
                    "%s: slope in %s%s is %s, expected %s within %s at %s of %s",
                    by,
                    formula.inputs().get(place.input()),
                    element,
                    actual,
                    expected,
                    tolerance,
                    Arrays.deepToString(at.toArray()),
                    formula.encode()));
        }
    }
}
