// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.function.DoubleUnaryOperator;

/**
 * What difference quotients of several step sizes say of a slope.
 *
 * @param kind whether there is a slope
 * @param value the slope, where there is one
 * @param rounding how far rounding may have moved it
 * @param crossing where the choices were others than at 0, the nearest place of those tried; 0 if there was none
 */
record Slope(Kind kind, double value, double rounding, double crossing) {
    /** Whether a function has a slope at a point. */
    enum Kind {
        /** Quotients of one step size and of its half and quarter agree, and the choices are the same at all of them. */
        SMOOTH,
        /** The choices change so near that no step is short enough, or only steps so short that rounding hides the slope. */
        KINK,
        /** The choices are the same, and the quotients disagree. */
        UNRESOLVED
    }

    /** A function that chooses on the way. */
    interface Line {
        Point at(double distance);
    }

    /** The value of a function, and the signature of the choices it made. */
    record Point(double value, long signature) {}

    private static final double[] STEPS = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
    /** Five standard deviations of what rounding does to a quotient, for one of what it does to a value, times h. */
    private static final double SPREAD = 20;

    /**
     * Measures the slope of a function at 0. The gradient that is checked is not known here, so no result can depend on it.
     *
     * <p>A quotient is not used when one of its values was computed with other choices than the value at 0. Among the others
     * the first is taken that is certain enough, else the most certain.
     *
     * @param size what the steps are relative to
     * @param noise how far rounding moves a value of the function, as a standard deviation
     * @param error the greatest relative error wanted
     * @param floor the least that the error is relative to
     */
    static Slope measure(Line line, double size, double noise, double error, double floor) {
        Probe probe = new Probe(line);
        double best = Double.POSITIVE_INFINITY;
        double value = Double.NaN;
        double rounding = 0;
        double correction = Double.POSITIVE_INFINITY;
        boolean crossedAlways = true;
        for (double step : STEPS) {
            double h = step * size;
            probe.crosses = false;
            Quotient quotient = Quotient.of(probe, h);
            if (probe.crosses) {
                continue;
            }
            crossedAlways = false;
            double rounded = SPREAD * noise / h;
            if (quotient.correction() + rounded < best) {
                best = quotient.correction() + rounded;
                value = quotient.slope();
                rounding = rounded;
                correction = quotient.correction();
            }
            if (best <= error * Math.max(Math.abs(value), floor) / 8) {
                break;
            }
        }
        double wanted = error * Math.max(Math.abs(value), floor);
        Kind kind = Kind.UNRESOLVED;
        if (crossedAlways || (probe.crossing != 0 && rounding > wanted)) {
            kind = Kind.KINK;
        } else if (correction - 4 * rounding <= wanted / 2) {
            kind = Kind.SMOOTH;
        }
        return new Slope(kind, value, rounding, probe.crossing);
    }

    /** The values of a line, watched for choices that differ from those at 0. */
    private static final class Probe implements DoubleUnaryOperator {
        private final Line line;
        private final long signature;
        private boolean crosses;
        private double crossing;

        Probe(Line line) {
            this.line = line;
            signature = line.at(0).signature();
        }

        @Override
        public double applyAsDouble(double distance) {
            Point point = line.at(distance);
            if (point.signature() != signature) {
                crosses = true;
                if (crossing == 0 || Math.abs(distance) < Math.abs(crossing)) {
                    crossing = distance;
                }
            }
            return point.value();
        }
    }
}
