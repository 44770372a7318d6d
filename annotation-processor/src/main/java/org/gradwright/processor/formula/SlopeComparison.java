// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares a slope that was written by hand with the formula whose slope it is to be, at points of several sizes: with
 * central differences of two widths, and only where they agree; so kinks, jumps and points where rounding takes over say
 * nothing. Where the slope is what the rules derive, it is right, whatever the differences are.
 */
public final class SlopeComparison {
    /** Simple numbers first: the first point where something differs is shown. */
    private static final double[] NUMBERS = {
        0.5, 1, 2, -0.5, -1, -2, 0.1, 3, 0, -0.1, -3, 0.25, -0.75, 10, -10, 0.731, -0.269, 1.234, -1.387, 0.0123,
        -0.0171, 0.00137, -0.00111, 5.31, -5.73, 4.19, 31.7, -29.3, 97.1
    };

    /** How many points there are where the formula has several inputs. */
    private static final int POINTS = 4 * NUMBERS.length;

    /** The width of a difference relative to the number, about the cube root of the rounding error. */
    private static final double WIDTH = 0x1p-17;

    /** The width of the narrow difference in parts of the wide one; no fraction of small numbers, which jumps come in. */
    private static final double NARROW = 0.3707;

    /** The width at which a formula that seems not to change is looked at again, in parts of the wide one. */
    private static final double FAR = 1024;

    /** The least number that the width is relative to. */
    private static final double SMALLEST = 0x1p-8;

    private static final double ROUNDING = 0x1p-52;

    /** What two differences of a smooth formula may differ by, relatively. */
    private static final double AGREEMENT = 1e-8;

    /** What a right slope may differ by from the differences, relatively. */
    private static final double TOLERANCE = 1e-4;

    /** The same in parts of what slopes at points of moderate size are like. */
    private static final double OF_TYPICAL = 1e-6;

    private static final double MODERATE = 2;

    private final Formula value;
    private final Formula slope;
    private final Formula derived;
    private final int input;

    private SlopeComparison(Formula value, int input, Formula slope, Formula derived) {
        this.value = value;
        this.input = input;
        this.slope = slope;
        this.derived = derived;
    }

    /**
     * A point where a slope differs.
     *
     * @param at the inputs of both formulas
     * @param written the slope that was written
     * @param measured the slope that the formula has
     */
    public record Difference(List<Double> at, double written, double measured) {
        public Difference {
            at = List.copyOf(at);
        }
    }

    /**
     * The first point where a slope differs.
     *
     * @param value a formula of numbers with one result
     * @param input the number of the input in which the slope is
     * @param slope a formula of the same inputs
     */
    public static Optional<Difference> first(Formula value, int input, Formula slope) {
        Formula plain = value.withoutGiven();
        return first(plain, input, slope, Derivatives.derivative(plain, input));
    }

    /** The same where {@code derived} is what the rules derive. */
    static Optional<Difference> first(Formula value, int input, Formula slope, Formula derived) {
        return new SlopeComparison(value, input, slope, derived).first();
    }

    /**
     * A slope from differences.
     *
     * @param error what it may be wrong by
     * @param absorbed whether it is 0 because rounding hides how the formula changes
     */
    private record Measured(double slope, double error, boolean absorbed) {}

    private Optional<Difference> first() {
        List<double[]> points = points(value.arity());
        List<Optional<Measured>> measured = points.stream().map(this::measure).toList();
        double[] moderate = IntStream.range(0, points.size())
                .filter(i -> Arrays.stream(points.get(i)).allMatch(number -> Math.abs(number) <= MODERATE))
                .mapToObj(measured::get)
                .flatMap(Optional::stream)
                .mapToDouble(each -> Math.abs(each.slope))
                .sorted()
                .toArray();
        double typical = moderate.length == 0 ? 0 : moderate[moderate.length / 2];
        for (int i = 0; i < points.size(); i++) {
            if (measured.get(i).isPresent()) {
                Optional<Difference> found =
                        compare(points.get(i), measured.get(i).get(), typical);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> compare(double[] at, Measured measured, double typical) {
        double written = slope.evaluate(at)[0];
        double size = Math.max(Math.abs(measured.slope), Double.isFinite(written) ? Math.abs(written) : 0);
        double tolerance = TOLERANCE * size + OF_TYPICAL * typical + measured.error;
        if ((measured.absorbed && Double.isFinite(written))
                || Math.abs(written - measured.slope) <= tolerance
                || Math.abs(written - derived.evaluate(at)[0]) <= tolerance) {
            return Optional.empty();
        }
        return Optional.of(new Difference(Arrays.stream(at).boxed().toList(), written, measured.slope));
    }

    /** The slope at a point; empty where the differences cannot be trusted. */
    private Optional<Measured> measure(double[] at) {
        double width = WIDTH * Math.max(SMALLEST, Math.abs(at[input]));
        double here = value.evaluate(at)[0];
        double right = quotient(at, here, width);
        double left = quotient(at, here, -width);
        double nearRight = quotient(at, here, NARROW * width);
        double nearLeft = quotient(at, here, -NARROW * width);
        double wide = (right + left) / 2;
        double narrow = (nearRight + nearLeft) / 2;
        double noise = 16 * ROUNDING * (Math.abs(here) + Math.abs(narrow) * width) / width;
        double size = Math.max(Math.abs(wide), Math.abs(narrow));
        double apart = Math.abs(wide - narrow);
        // The slopes on both sides come nearer to each other where the formula is smooth, but stay apart at a kink.
        double bend = Math.abs(nearRight - nearLeft);
        boolean smooth = bend <= 0.75 * Math.abs(right - left) + AGREEMENT * size + noise;
        return Double.isFinite(apart) && smooth && apart <= AGREEMENT * size + noise
                ? Optional.of(new Measured(narrow, 4 * (apart + noise), size == 0 && changes(at, here, width)))
                : Optional.empty();
    }

    /** Whether the formula changes over a distance much greater than a difference's width. */
    private boolean changes(double[] at, double here, double width) {
        return quotient(at, here, FAR * width) != 0 || quotient(at, here, -FAR * width) != 0;
    }

    private double quotient(double[] at, double here, double width) {
        double[] moved = at.clone();
        moved[input] += width;
        return (value.evaluate(moved)[0] - here) / (moved[input] - at[input]);
    }

    /**
     * The numbers themselves; for several inputs each with others, in an order that depends on nothing. Where two inputs are
     * equal, formulas have their kinks.
     */
    private static List<double[]> points(int arity) {
        List<double[]> points = new ArrayList<>();
        int count = arity == 1 ? NUMBERS.length : POINTS;
        for (int k = 0; k < count; k++) {
            double[] point = new double[arity];
            int round = k / NUMBERS.length;
            for (int i = 0; i < arity; i++) {
                // The number of numbers is prime: each round and input goes through all of them in another order.
                point[i] = NUMBERS[(k * (1 + i * (round + 1)) + 3 * i + 7 * round * i) % NUMBERS.length];
            }
            if (Arrays.stream(point).distinct().count() == arity) {
                points.add(point);
            }
        }
        return points;
    }
}
