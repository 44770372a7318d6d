// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gradwright.check.Quotient;
import org.gradwright.check.Relative;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.graph.Graph;
import org.gradwright.properties.interpreter.Evaluation;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.GraphInterpreter;
import org.gradwright.properties.interpreter.GraphInterpreter.Mode;
import org.gradwright.properties.interpreter.State;
import org.gradwright.properties.subject.TwinSubject;

/**
 * Generated gradients against difference quotients of the generated loss, both in double.
 *
 * <p>With {@code d(h) = (loss(w + h) - loss(w - h)) / 2h}, the quotient is Richardson's extrapolation of d(h), d(h / 2)
 * and d(h / 4), whose error is of the order h^6 besides the rounding of the loss over h. Of several h the one is taken
 * for which the last correction and the rounding are least, without a look at the gradient. Where the interpreter meets
 * other conditions at {@code w + h} or {@code w - h} than at w, that h is not used; a number with no h left is counted as
 * a kink.
 *
 * <p>The bound is 1e-6 relative, and besides the rounding of the loss, 16 units in its last place, over h.
 */
final class GradientCheck {
    private static final double BOUND = 1e-6;
    private static final double[] STEPS = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5};
    private static final double ROUNDING = 16 * 0x1p-52;
    private static final int ALL_UP_TO = 40;
    private static final int SAMPLES = 4;

    private final Graph graph;
    private final TwinSubject twin;
    private final State state;
    private final Feed feed;
    private final Drawn drawn;
    private final Tally tally;
    private final long signature;
    private final double lossScale;
    private double largest;

    private GradientCheck(Compilation compilation, TwinSubject twin, State state, Feed feed, Drawn drawn, Tally tally) {
        this.graph = compilation.graph();
        this.twin = twin;
        this.state = state;
        this.feed = feed;
        this.drawn = drawn;
        this.tally = tally;
        Evaluation evaluation = GraphInterpreter.run(graph, state, feed, Mode.TRAINING);
        this.signature = evaluation.signature();
        this.lossScale = new GraphView(compilation).lossScale(evaluation);
    }

    /** Checks numbers of every gradient: all of a small network, a few of each parameter and input otherwise. */
    static void check(Compilation compilation, TwinSubject twin, State state, Feed feed, Drawn drawn, Tally tally) {
        GradientCheck check = new GradientCheck(compilation, twin, state, feed, drawn, tally);
        Map<String, double[]> parameters = new TreeMap<>();
        Map<String, double[]> inputs = new TreeMap<>();
        twin.set(state);
        twin.load(feed);
        twin.zeroGradients();
        twin.forward();
        twin.backward(1);
        twin.parameterNames().forEach(name -> parameters.put(name, twin.gradient(name)));
        compilation.checked().inputs().forEach(gradient -> {
            String name = compilation.graph().node(gradient.of()).name();
            inputs.put(name, twin.inputGradient(name));
        });
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
        parameters.forEach((name, gradient) -> places(gradient.length, all).forEach(i -> {
            compare(name + "[" + i + "]", gradient[i], state.parameters().get(name)[i], new Shift() {
                @Override
                public double loss(double difference) {
                    twin.setParameter(
                            name,
                            state.shifted(name, i, difference).parameters().get(name));
                    double loss = twin.forward();
                    twin.setParameter(name, state.parameters().get(name));
                    return loss;
                }

                @Override
                public long signature(double difference) {
                    return GradientCheck.this.signature(state.shifted(name, i, difference), feed);
                }
            });
        }));
        inputs.forEach((name, gradient) -> places(gradient.length, all).forEach(i -> {
            compare(name + "[" + i + "]", gradient[i], feed.column(name)[i], new Shift() {
                @Override
                public double loss(double difference) {
                    twin.load(feed.shifted(name, i, difference));
                    double loss = twin.forward();
                    twin.load(feed);
                    return loss;
                }

                @Override
                public long signature(double difference) {
                    return GradientCheck.this.signature(state, feed.shifted(name, i, difference));
                }
            });
        }));
    }

    /** The network with one number shifted. */
    private interface Shift {
        double loss(double difference);

        long signature(double difference);
    }

    private IntStream places(int length, boolean all) {
        return all
                ? IntStream.range(0, length)
                : IntStream.generate(() -> drawn.below(length)).limit(SAMPLES);
    }

    private void compare(String what, double gradient, double at, Shift shift) {
        double quotient = Double.NaN;
        double smallest = Double.POSITIVE_INFINITY;
        double rounding = 0;
        boolean nearKink = false;
        for (double step : STEPS) {
            double h = step * Math.max(0.1, Math.abs(at));
            if (shift.signature(h) == signature && shift.signature(-h) == signature) {
                Quotient found = Quotient.of(shift::loss, h);
                double rounded = ROUNDING * lossScale / h;
                if (found.correction() + rounded < smallest) {
                    smallest = found.correction() + rounded;
                    quotient = found.slope();
                    rounding = rounded;
                }
            } else {
                nearKink = true;
            }
        }
        if (Double.isNaN(quotient)) {
            tally.kink();
            return;
        }
        assertThat(Math.abs(gradient - quotient))
                .as(
                        "gradient of %s: %s, but the difference quotient is %s; largest gradient %s",
                        what, gradient, quotient, largest)
                .isLessThanOrEqualTo(BOUND * Relative.scale(gradient, quotient, largest) + rounding);
        tally.gradient(Relative.error(gradient, quotient, largest), nearKink);
    }

    private long signature(State state, Feed feed) {
        return GraphInterpreter.run(graph, state, feed, Mode.TRAINING).signature();
    }
}
