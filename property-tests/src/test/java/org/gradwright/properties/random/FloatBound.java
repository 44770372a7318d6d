// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.gradwright.check.Relative;
import org.gradwright.processor.graph.Graph;
import org.gradwright.properties.interpreter.Evaluation;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.GraphInterpreter;
import org.gradwright.properties.interpreter.GraphInterpreter.Mode;
import org.gradwright.properties.interpreter.Noise;
import org.gradwright.properties.interpreter.State;

/**
 * How far float may be from double, for each number: {@code 8 * deviation + 32 * u * largest} with {@code u = 2^-24}.
 *
 * <p>The deviation is the greatest one that eight runs of the interpreter show when every number that they compute is
 * multiplied by {@code 1 + r}, r uniform from {@code -4 u} to {@code 4 u}: what rounding does to this number in this
 * network on this batch, ill-conditioned layers and values next to a kink included (after Vignes, "Discrete stochastic
 * arithmetic for validating results of numerical software", 2004).
 */
final class FloatBound {
    private static final double UNIT = 0x1p-24;
    private static final double NOISE = 4 * UNIT;
    private static final int RUNS = 8;
    private static final double FACTOR = 8;
    private static final double FLOOR = 32 * UNIT;

    private final double[] bounds;

    private FloatBound(double[] bounds) {
        this.bounds = bounds;
    }

    /** An exact evaluation of a graph and disturbed ones. */
    record Runs(Evaluation exact, List<Evaluation> disturbed) {
        /** The bound for a part of the evaluation whose numbers are small in comparison with {@code largest}. */
        FloatBound bound(Function<Evaluation, double[]> part, double largest) {
            double[] values = part.apply(exact);
            double[] bounds = new double[values.length];
            for (Evaluation evaluation : disturbed) {
                double[] others = part.apply(evaluation);
                for (int i = 0; i < bounds.length; i++) {
                    bounds[i] = Math.max(bounds[i], FACTOR * Math.abs(others[i] - values[i]) + FLOOR * largest);
                }
            }
            return new FloatBound(bounds);
        }

        FloatBound bound(Function<Evaluation, double[]> part) {
            return bound(part, Relative.largest(part.apply(exact)));
        }
    }

    static Runs runs(Graph graph, State state, Feed feed, Mode mode) {
        List<Evaluation> disturbed = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            disturbed.add(GraphInterpreter.run(graph, state, feed, mode, Noise.relative(NOISE, run)));
        }
        return new Runs(GraphInterpreter.run(graph, state, feed, mode), disturbed);
    }

    /** The bound for numbers that are so many times as large, computed with that unit of rounding. */
    FloatBound scaled(double factor, double unit) {
        return new FloatBound(
                Arrays.stream(bounds).map(bound -> bound * factor * unit / UNIT).toArray());
    }

    /** Compares as below; the greatest share of its bound that a difference takes goes to {@code tally}. */
    void check(String what, double[] narrow, double[] wide, Tally tally) {
        tally.shareOfBound(check(what, narrow, wide), what);
    }

    /** Compares number by number; returns the greatest share of its bound that a difference takes. */
    double check(String what, double[] narrow, double[] wide) {
        assertThat(narrow.length).as(what).isEqualTo(bounds.length);
        double share = 0;
        for (int i = 0; i < bounds.length; i++) {
            double difference = Math.abs(narrow[i] - wide[i]);
            if (!(difference <= bounds[i] && Double.isFinite(bounds[i]))) {
                throw new AssertionError(
                        what + " [" + i + "]: " + narrow[i] + " for " + wide[i] + ", the bound is " + bounds[i]);
            }
            share = Math.max(share, difference == 0 ? 0 : difference / bounds[i]);
        }
        return share;
    }
}
