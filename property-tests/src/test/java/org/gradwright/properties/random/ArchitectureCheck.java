// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.interpreter.Evaluation;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.GraphInterpreter;
import org.gradwright.properties.interpreter.GraphInterpreter.Mode;
import org.gradwright.properties.interpreter.State;
import org.gradwright.properties.subject.FloatSubject;
import org.gradwright.properties.subject.Subject;
import org.gradwright.properties.subject.TwinSubject;

/**
 * Everything that must hold for the generated classes of one network: the double one agrees with the interpreter of the
 * graph and with difference quotients of itself, the float one with the double one.
 */
final class ArchitectureCheck {
    /** Greatest relative difference of generated double code from the interpreter. */
    private static final double AGREEMENT = 1e-10;

    private final Architecture architecture;
    private final Tally tally;
    private final Compilation compilation;
    private final Graph graph;
    private final TwinSubject twin;
    private final FloatSubject network;
    private final Drawn drawn;
    private final State state;
    private final Feed feed;

    private ArchitectureCheck(Architecture architecture, CompiledSources compiled, Tally tally) {
        this.architecture = architecture;
        this.tally = tally;
        compilation = compiled.compilation(architecture.name());
        graph = compilation.graph();
        long seed = architecture.seed();
        twin = new TwinSubject(compiled.create(architecture.binaryName() + "Twin", seed), architecture.capacity());
        network = new FloatSubject(compiled.create(architecture.binaryName() + "Network", seed), architecture.capacity());
        drawn = new Drawn(seed);
        state = drawn.disturbed(network.state());
        feed = drawn.feed(graph, architecture.targets(), architecture.rows(), architecture.weighted());
    }

    /** Checks the generated classes of an architecture; the figures go to {@code tally}. */
    static void check(Architecture architecture, CompiledSources compiled, Tally tally) {
        new ArchitectureCheck(architecture, compiled, tally).run();
        tally.architecture();
    }

    private void run() {
        bothStartFromTheSameNumbers();
        for (Subject subject : new Subject[] {twin, network}) {
            subject.set(state);
            fillBuffers(subject);
        }
        prediction();
        if (graph.objectives().isEmpty()) {
            return;
        }
        Set<String> someLayers = new TreeSet<>();
        graph.layers().stream()
                .filter(layer -> drawn.below(2) == 0)
                .forEach(layer -> someLayers.add(layer.name()));
        training(state.frozen(someLayers));
        training(state);
        repeating();
        GradientCheck.check(compilation, twin, state, feed, drawn, tally);
        updating(state.frozen(someLayers));
        updating(state);
    }

    private void bothStartFromTheSameNumbers() {
        State wide = twin.state();
        network.state().parameters().forEach((name, values) -> assertThat(Subject.narrowed(
                        wide.parameters().get(name)))
                .as("initial " + name)
                .isEqualTo(Subject.narrowed(values)));
    }

    /** Leaves numbers of another batch, as large as fits, in the buffers of the session. */
    private void fillBuffers(Subject subject) {
        Feed other = new Drawn(architecture.seed() + 1)
                .feed(graph, architecture.targets(), architecture.capacity(), architecture.weighted());
        String input = inputName();
        int width = width(graph.outputs().get(0).value());
        subject.predict(other.column(input), other.rows(), width);
        if (!graph.objectives().isEmpty()) {
            subject.load(other);
            if (other.rows() > 1 || graph.nodes(Operation.BatchMean.class).isEmpty()) {
                subject.forward();
                subject.backward(1);
                subject.zeroGradients();
            }
            subject.set(state);
        }
    }

    private void prediction() {
        Evaluation expected = GraphInterpreter.run(graph, state, feed, Mode.PREDICTION);
        int width = width(graph.outputs().get(0).value());
        double[] input = feed.column(inputName());
        double[] predicted = twin.predict(input, feed.rows(), width);
        agree("prediction", predicted, expected.output(), largest(expected.output()));
        double[] narrow = network.predict(input, feed.rows(), width);
        FloatBound bound = FloatBound.of(graph, state, feed, Mode.PREDICTION, expected, Evaluation::output);
        tally.shareOfBound(bound.check("float prediction", narrow, predicted));
        int inputWidth = input.length / feed.rows();
        double[] lastRow = Arrays.copyOfRange(input, input.length - inputWidth, input.length);
        assertThat(network.predict(lastRow, 1, width))
                .as("the last row alone and in its batch")
                .isEqualTo(Arrays.copyOfRange(narrow, narrow.length - width, narrow.length));
        if (!graph.objectives().isEmpty()) {
            twin.load(feed);
            agree("evaluation", new double[] {twin.evaluate()}, new double[] {expected.loss()}, lossScale(expected));
            agree("output of evaluation", twin.output(), expected.output(), largest(expected.output()));
        }
    }

    /** One forward and backward pass from a state. */
    private void training(State from) {
        Graph whole = compilation.checked().graph();
        Evaluation expected = GraphInterpreter.run(whole, from, feed, Mode.TRAINING);
        FloatBound.Runs runs = FloatBound.runs(whole, from, feed, Mode.TRAINING);
        Map<String, double[]> gradients = expectedGradients(expected);
        double largest = gradients.values().stream()
                .mapToDouble(ArchitectureCheck::largest)
                .max()
                .orElse(0);
        for (Subject subject : new Subject[] {twin, network}) {
            subject.set(from);
            subject.load(feed);
            subject.zeroGradients();
        }
        double loss = twin.forward();
        agree("loss", new double[] {loss}, new double[] {expected.loss()}, lossScale(expected));
        agree("output of training", twin.output(), expected.output(), largest(expected.output()));
        double narrowLoss = network.forward();
        tally.shareOfBound(runs.bound(expected, e -> new double[] {e.loss()}, lossScale(expected))
                .check("float loss", new double[] {narrowLoss}, new double[] {loss}));
        twin.backward(1);
        network.backward(1);
        Map<String, double[]> inputs = inputGradients();
        gradients.forEach((name, gradient) -> {
            double[] actual = inputs.containsKey(name) ? inputs.get(name) : twin.gradient(name);
            if (from.frozen().contains(layerOf(name))) {
                assertThat(actual).as("gradient of frozen " + name).containsOnly(0);
                assertThat(network.gradient(name)).as("float gradient of frozen " + name).containsOnly(0);
            } else {
                agree("gradient of " + name, actual, gradient, largest);
                if (!inputs.containsKey(name) || compilation.declaration().inputGradients()) {
                    double[] narrow = inputs.containsKey(name) ? network.inputGradient(name) : network.gradient(name);
                    tally.shareOfBound(runs.bound(expected, e -> expectedGradients(e).get(name), largest)
                            .check("float gradient of " + name, narrow, actual));
                }
            }
        });
        expected.statistics().forEach((name, values) -> {
            if (from.frozen().contains(layerOf(name))) {
                assertThat(twin.statistic(name)).as("frozen " + name).isEqualTo(values);
                assertThat(network.statistic(name)).as("frozen " + name).isEqualTo(values);
            } else {
                agree(name, twin.statistic(name), values, largest(values));
                tally.shareOfBound(runs.bound(expected, e -> e.statistics().get(name), largest(values))
                        .check("float " + name, network.statistic(name), twin.statistic(name)));
            }
        });
    }

    /** The same passes give the same bits, and gradients add up. */
    private void repeating() {
        for (Subject subject : new Subject[] {twin, network}) {
            subject.set(state);
            subject.zeroGradients();
            double loss = subject.forward();
            subject.backward(1);
            Map<String, double[]> once = gradientsOf(subject);
            subject.zeroGradients();
            assertThat(subject.forward()).as("loss, again").isEqualTo(loss);
            subject.backward(1);
            gradientsOf(subject).forEach((name, gradient) -> assertThat(gradient)
                    .as("gradient of " + name + ", again")
                    .isEqualTo(once.get(name)));
            subject.forward();
            subject.backward(2);
            double largest = once.values().stream()
                    .mapToDouble(ArchitectureCheck::largest)
                    .max()
                    .orElse(0);
            gradientsOf(subject).forEach((name, gradient) -> {
                double[] three = Arrays.stream(once.get(name)).map(g -> 3 * g).toArray();
                double error = Relative.worst(gradient, three, 3 * largest);
                assertThat(error)
                        .as("gradient of " + name + ", backward(1) and backward(2)")
                        .isLessThan(1e4 * subject.unit());
            });
            subject.zeroGradients();
        }
    }

    /** A step adds the penalties' gradients, moves what is not frozen, and counts. */
    private void updating(State from) {
        twin.set(from);
        twin.zeroGradients();
        twin.forward();
        twin.backward(1);
        Map<String, double[]> gradients = gradientsOf(twin);
        double penalty = 0;
        for (Graph.Penalty each : graph.penalties()) {
            Node parameter = graph.node(each.parameter());
            String name = fullName(parameter);
            double[] values = from.parameters().get(name);
            var slope = Derivatives.derivative(each.formula(), 0);
            for (int i = 0; i < values.length; i++) {
                penalty += each.formula().evaluate(values[i])[0];
                if (!from.frozen().contains(parameter.layer())) {
                    gradients.get(name)[i] += slope.evaluate(values[i])[0];
                }
            }
        }
        agree("penalty", new double[] {twin.penalty()}, new double[] {penalty}, Math.abs(penalty));
        Map<String, double[]> applied = twin.update(0.01);
        for (String name : twin.parameterNames()) {
            double[] before = from.parameters().get(name);
            if (from.frozen().contains(layerOf(name))) {
                assertThat(twin.parameter(name)).as("frozen " + name).isEqualTo(before);
                assertThat(applied).doesNotContainKey(name);
            } else {
                agree("total gradient of " + name, applied.get(name), gradients.get(name), largest(gradients.get(name)));
                double[] moved = before.clone();
                Arrays.setAll(moved, i -> before[i] - 0.01 * applied.get(name)[i]);
                assertThat(twin.parameter(name)).as(name + " after a step").isEqualTo(moved);
            }
        }
        twin.zeroGradients();
    }

    private void agree(String what, double[] actual, double[] expected, double largest) {
        assertThat(actual.length).as(what).isEqualTo(expected.length);
        double error = Relative.worst(actual, expected, largest);
        assertThat(error).as(what + ": relative difference from the interpreter").isLessThan(AGREEMENT);
        tally.agreement(error);
    }

    /** The gradients of parameters and inputs by name. */
    private Map<String, double[]> expectedGradients(Evaluation evaluation) {
        Map<String, double[]> gradients = new TreeMap<>();
        for (var gradient : compilation.checked().parameters()) {
            gradients.put(fullName(graph.node(gradient.of())), evaluation.value(gradient.value()));
        }
        for (var gradient : compilation.checked().inputs()) {
            gradients.put(graph.node(gradient.of()).name(), evaluation.value(gradient.value()));
        }
        return gradients;
    }

    private static Map<String, double[]> gradientsOf(Subject subject) {
        Map<String, double[]> gradients = new TreeMap<>();
        subject.parameterNames().forEach(name -> gradients.put(name, subject.gradient(name)));
        return gradients;
    }

    private Map<String, double[]> inputGradients() {
        Map<String, double[]> gradients = new TreeMap<>();
        for (var gradient : compilation.checked().inputs()) {
            String name = graph.node(gradient.of()).name();
            gradients.put(name, twin.inputGradient(name));
        }
        return gradients;
    }

    /** What the loss would be if nothing in its sum were negative. */
    private double lossScale(Evaluation evaluation) {
        Node sum = graph.node(graph.objectives().get(0).value());
        double[] losses = evaluation.value(sum.input(0));
        double[] weights = evaluation.value(sum.input(1));
        int width = losses.length / weights.length;
        double scale = 0;
        for (int i = 0; i < losses.length; i++) {
            scale += Math.abs(weights[i / width] * losses[i]);
        }
        boolean mean = ((Operation.WeightedSum) sum.operation()).reduction() == Operation.Reduction.MEAN;
        return mean ? scale / losses.length : scale;
    }

    private String inputName() {
        return graph.nodes(Operation.Input.class).get(0).name();
    }

    private int width(int node) {
        return (int) graph.node(node).shape().size();
    }

    static String fullName(Node parameter) {
        return parameter.layer() + "." + ((Operation.Parameter) parameter.operation()).name();
    }

    private static String layerOf(String fullName) {
        return fullName.contains(".") ? fullName.substring(0, fullName.indexOf('.')) : "";
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
