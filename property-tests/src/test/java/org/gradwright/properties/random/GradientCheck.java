// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gradwright.check.Quotient;
import org.gradwright.check.Relative;
import org.gradwright.processor.graph.Graph;
import org.gradwright.properties.interpreter.Evaluation;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.GraphInterpreter;
import org.gradwright.properties.interpreter.GraphInterpreter.Mode;
import org.gradwright.properties.interpreter.Noise;
import org.gradwright.properties.interpreter.State;
import org.gradwright.properties.random.Tally.Count;
import org.gradwright.properties.subject.Subject;

/**
 * Generated gradients against difference quotients of the generated loss, both in double: number by number in a small
 * network; in others for a few numbers of each parameter and input, and along a random direction through all its numbers.
 *
 * <p>With {@code d(h) = (loss(w + h) - loss(w - h)) / 2h}, the quotient is Richardson's extrapolation of d(h), d(h / 2)
 * and d(h / 4), whose error is of the order h^6 besides the rounding of the loss over h. Of several h the first is taken
 * for which the last correction and the rounding are small, else the one for which they are least. Where the interpreter
 * meets other conditions at {@code w + h} or {@code w - h} than at w, that h is not used; a number with no h left is
 * counted as a kink.
 *
 * <p>The bound is 1e-6 relative, and besides the rounding of the loss over h: 16 units in its last place, and what the
 * interpreter shows when it disturbs every number. Where that is more than the 1e-6, the comparison is counted apart.
 */
final class GradientCheck {
    private static final double BOUND = 1e-6;
    private static final double ENOUGH = BOUND / 16;
    private static final double[] STEPS = {1e-2, 1e-3, 1e-1, 1e-4, 1e-5, 1e-6};
    private static final double UNIT = 0x1p-52;
    private static final int DISTURBED_RUNS = 6;
    private static final int ALL_UP_TO = 40;
    private static final int SAMPLES = 2;

    private final Graph graph;
    private final Subject twin;
    private final State state;
    private final Feed feed;
    private final Drawn drawn;
    private final Tally tally;
    private final long signature;
    private final GraphView view;
    private final Evaluation evaluation;
    private final List<Evaluation> disturbed = new ArrayList<>();
    private double largest;

    private GradientCheck(GraphView view, Subject twin, State state, Feed feed, Drawn drawn, Tally tally) {
        this.graph = view.graph();
        this.twin = twin;
        this.state = state;
        this.feed = feed;
        this.drawn = drawn;
        this.tally = tally;
        this.view = view;
        this.evaluation = GraphInterpreter.run(graph, state, feed, Mode.TRAINING);
        this.signature = evaluation.signature();
        for (int run = 0; run < DISTURBED_RUNS; run++) {
            Noise noise = Noise.relative(2 * UNIT, run);
            disturbed.add(GraphInterpreter.run(graph, state, feed, Mode.TRAINING, noise));
        }
    }

    /** Checks the gradients of all inputs and of the parameters that are not frozen. */
    static void check(GraphView view, Subject twin, State state, Feed feed, Drawn drawn, Tally tally) {
        GradientCheck check = new GradientCheck(view, twin, state, feed, drawn, tally);
        Map<String, double[]> parameters = new TreeMap<>();
        Map<String, double[]> inputs = new TreeMap<>();
        twin.set(state);
        twin.load(feed);
        twin.zeroGradients();
        twin.forward();
        twin.backward(1);
        twin.parameterNames().stream()
                .filter(name -> !state.frozen().contains(GraphView.layerOf(name)))
                .forEach(name -> parameters.put(name, twin.gradient(name)));
        view.checked().inputs().forEach(gradient -> {
            String name = view.graph().node(gradient.of()).name();
            inputs.put(name, twin.inputGradient(name));
        });
        // The passes to come draw the same masks of dropout only when no gradients have been added up.
        twin.zeroGradients();
        check.run(parameters, inputs);
    }

    private void run(Map<String, double[]> parameters, Map<String, double[]> inputs) {
        int count = 0;
        for (Map<String, double[]> gradients : List.of(parameters, inputs)) {
            for (double[] gradient : gradients.values()) {
                largest = Math.max(largest, Relative.largest(gradient));
                count += gradient.length;
            }
        }
        boolean all = count <= ALL_UP_TO;
        parameters.forEach((name, gradient) ->
                compare(name, gradient, state.parameters().get(name), all, new ParameterShift(name)));
        inputs.forEach((name, gradient) -> compare(name, gradient, feed.column(name), all, new InputShift(name)));
    }

    /** The network with the numbers of one parameter or input moved along a direction. */
    private interface Shift {
        double loss(double[] direction, double distance);

        long signature(double[] direction, double distance);

        /** How far rounding may move the loss. */
        double rounding();
    }

    private final class ParameterShift implements Shift {
        private final String name;
        private final double rounding;

        ParameterShift(String name) {
            this.name = name;
            this.rounding = lossRounding(objective -> objective.trains(GraphView.layerOf(name)));
        }

        @Override
        public double rounding() {
            return rounding;
        }

        @Override
        public double loss(double[] direction, double distance) {
            twin.setParameter(
                    name, state.moved(name, direction, distance).parameters().get(name));
            double loss = twin.forwardOf(name);
            twin.setParameter(name, state.parameters().get(name));
            return loss;
        }

        @Override
        public long signature(double[] direction, double distance) {
            return signatureOf(state.moved(name, direction, distance), feed);
        }
    }

    private final class InputShift implements Shift {
        private final String name;
        private final double rounding;

        InputShift(String name) {
            this.name = name;
            this.rounding = lossRounding(objective -> true);
        }

        @Override
        public double rounding() {
            return rounding;
        }

        @Override
        public double loss(double[] direction, double distance) {
            twin.load(feed.moved(name, direction, distance));
            double loss = twin.forward();
            twin.load(feed);
            return loss;
        }

        @Override
        public long signature(double[] direction, double distance) {
            return signatureOf(state, feed.moved(name, direction, distance));
        }
    }

    private void compare(String name, double[] gradient, double[] at, boolean all, Shift shift) {
        for (int i = 0; i < (all ? gradient.length : SAMPLES); i++) {
            int place = all ? i : drawn.below(gradient.length);
            double[] direction = new double[gradient.length];
            direction[place] = 1;
            String what = name + "[" + place + "]";
            compare(what, Count.NUMBERS, gradient[place], Math.max(0.1, Math.abs(at[place])), direction, shift);
        }
        if (!all) {
            double[] direction = drawn.direction(gradient.length);
            double slope = 0;
            for (int i = 0; i < gradient.length; i++) {
                slope += gradient[i] * direction[i];
            }
            compare("a direction of " + name, Count.DIRECTIONS, slope, 1, direction, shift);
        }
    }

    private void compare(String what, Count kind, double gradient, double size, double[] direction, Shift shift) {
        double quotient = Double.NaN;
        double smallest = Double.POSITIVE_INFINITY;
        double rounding = 0;
        boolean nearKink = false;
        for (double step : STEPS) {
            double h = step * size;
            if (shift.signature(direction, h) != signature || shift.signature(direction, -h) != signature) {
                nearKink = true;
                continue;
            }
            Quotient found = Quotient.of(distance -> shift.loss(direction, distance), h);
            double rounded = shift.rounding() / h;
            if (found.correction() + rounded < smallest) {
                smallest = found.correction() + rounded;
                quotient = found.slope();
                rounding = rounded;
            }
            if (smallest <= ENOUGH * Relative.scale(quotient, quotient, largest)) {
                break;
            }
        }
        if (Double.isNaN(quotient)) {
            tally.count(Count.AT_KINKS);
            return;
        }
        assertThat(Math.abs(gradient - quotient))
                .as(
                        "gradient of %s: %s, but the difference quotient is %s; largest gradient %s",
                        what, gradient, quotient, largest)
                .isLessThanOrEqualTo(BOUND * Relative.scale(gradient, quotient, largest) + rounding);
        if (rounding > BOUND * Relative.scale(quotient, quotient, largest)) {
            tally.count(Count.WITHIN_ROUNDING);
        } else {
            tally.gradient(kind, Relative.error(gradient, quotient, largest), what, nearKink);
        }
    }

    /** How far the loss moves when every number on the way to it is disturbed by up to two units in its last place. */
    private double lossRounding(Predicate<Graph.Objective> chosen) {
        double loss = evaluation.loss(chosen);
        double deviation = disturbed.stream()
                .mapToDouble(each -> Math.abs(each.loss(chosen) - loss))
                .max()
                .orElseThrow();
        return 16 * UNIT * view.lossScale(evaluation, chosen) + 8 * deviation;
    }

    private long signatureOf(State at, Feed on) {
        return GraphInterpreter.run(graph, at, on, Mode.TRAINING).signature();
    }
}
