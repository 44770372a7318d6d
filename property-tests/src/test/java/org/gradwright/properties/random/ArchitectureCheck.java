// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradwright.check.Relative;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Operation;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.interpreter.Evaluation;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.GraphInterpreter.Mode;
import org.gradwright.properties.interpreter.State;
import org.gradwright.properties.random.Tally.Count;
import org.gradwright.properties.subject.FloatSubject;
import org.gradwright.properties.subject.Subject;
import org.gradwright.properties.subject.TwinSubject;

/**
 * Everything that must hold for the generated classes of one network: the double one agrees with the interpreter of the
 * graph and with difference quotients of itself, the float one with the double one.
 */
public final class ArchitectureCheck {
    private final Architecture architecture;
    private final Tally tally;
    private final GraphView view;
    private final Graph graph;
    private final Agreement agreement;
    private final Subject twin;
    private final Subject network;
    private final Drawn drawn;
    private final State state;
    private final Feed feed;
    private final Set<String> someLayers = new TreeSet<>();

    private ArchitectureCheck(Architecture architecture, GraphView view, Subject twin, Subject network, Tally tally) {
        this.architecture = architecture;
        this.view = view;
        this.twin = twin;
        this.network = network;
        this.tally = tally;
        graph = view.graph();
        agreement = new Agreement(tally);
        drawn = new Drawn(architecture.seed());
        state = drawn.disturbed(network.state()).frozen(graph.frozen());
        feed = drawn.feed(graph, architecture.targets(), architecture.rows(), architecture.weighted());
        graph.layers().stream().filter(layer -> drawn.below(2) == 0).forEach(layer -> someLayers.add(layer.name()));
        if (!graph.layers().isEmpty()) {
            someLayers.add(
                    graph.layers().get(drawn.below(graph.layers().size())).name());
        }
        someLayers.addAll(graph.frozen());
    }

    /** Checks the generated classes of an architecture; the figures go to {@code tally}. */
    static void check(Architecture architecture, CompiledSources compiled, Tally tally) {
        String name = architecture.binaryName();
        Subject twin = new TwinSubject(compiled.create(name + "Twin", architecture.seed()), architecture.capacity());
        Subject network =
                new FloatSubject(compiled.create(name + "Network", architecture.seed()), architecture.capacity());
        GraphView view = GraphView.of(compiled.compilation(architecture.name()));
        Compilation compilation = view.compilation();
        tally.count(Count.PLACED, LayoutCheck.check(compilation.plan(), compilation.training()));
        tally.count(Count.PLACED, LayoutCheck.check(compilation.checkedPlan(), view.checked()));
        ArchitectureCheck check = new ArchitectureCheck(architecture, view, twin, network, tally);
        check.bothStartFromTheSameNumbers();
        check.quotients();
        check.comparisons();
        tally.count(Count.NETWORKS);
        tally.count(Count.LAYERS, view.graph().layers().size());
    }

    /** Compares the generated gradients with difference quotients of the generated loss, and with nothing else. */
    public static void quotients(Architecture architecture, GraphView view, Subject twin) {
        new ArchitectureCheck(architecture, view, twin, twin, new Tally()).quotients();
    }

    /** Compares with the interpreter, float with double, and each pass with its repetition. */
    public static void comparisons(Architecture architecture, GraphView view, Subject twin, Subject network) {
        new ArchitectureCheck(architecture, view, twin, network, new Tally()).comparisons();
    }

    private void quotients() {
        if (graph.objectives().isEmpty()) {
            return;
        }
        GradientCheck.check(view, twin, state, feed, drawn, tally);
        if (graph.nodes(Operation.BatchMean.class).stream().anyMatch(mean -> someLayers.contains(mean.layer()))) {
            GradientCheck.check(view, twin, state.frozen(someLayers), feed, drawn, tally);
        }
    }

    private void comparisons() {
        for (Subject subject : new Subject[] {twin, network}) {
            subject.set(state);
            fillBuffers(subject);
        }
        prediction();
        if (graph.objectives().isEmpty()) {
            refusals();
            return;
        }
        training(state.frozen(someLayers));
        FloatBound.Runs runs = training(state);
        int otherCapacity = feed.rows() == architecture.capacity() ? feed.rows() + 3 : feed.rows();
        for (Subject subject : new Subject[] {twin, network}) {
            RepetitionCheck.check(view, subject, subject.withCapacity(otherCapacity), state, feed, runs, tally);
        }
        refusals();
        UpdateCheck.check(graph, twin, state.frozen(someLayers), agreement);
        network.update(0);
        if (!graph.nodes(Operation.Drawn.class).isEmpty()) {
            training(state.after(1));
        }
        UpdateCheck.check(graph, twin, state, agreement);
    }

    private void refusals() {
        for (Subject subject : new Subject[] {twin, network}) {
            RefusalCheck.check(view, subject, architecture, feed, drawn, tally);
        }
    }

    private void bothStartFromTheSameNumbers() {
        State wide = twin.state();
        network.state()
                .parameters()
                .forEach((name, values) -> assertThat(
                                Subject.narrowed(wide.parameters().get(name)))
                        .as("initial " + name)
                        .isEqualTo(Subject.narrowed(values)));
    }

    /** Leaves numbers of another batch, as large as fits, in the buffers of the session. */
    private void fillBuffers(Subject subject) {
        Feed other = new Drawn(architecture.seed() + 1)
                .feed(graph, architecture.targets(), architecture.capacity(), architecture.weighted());
        subject.predict(view.inputs(other), other.rows(), view.outputWidths());
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
        FloatBound.Runs runs = FloatBound.runs(graph, state, feed, Mode.PREDICTION);
        Evaluation expected = runs.exact();
        tally.branches(expected.branches());
        List<Integer> widths = view.outputWidths();
        List<double[]> inputs = view.inputs(feed);
        List<double[]> wide = twin.predict(inputs, feed.rows(), widths);
        List<double[]> narrow = network.predict(inputs, feed.rows(), widths);
        List<double[]> lastRows = inputs.stream().map(this::lastRow).toList();
        List<double[]> alone = network.predict(lastRows, 1, widths);
        for (int i = 0; i < widths.size(); i++) {
            Graph.Output output = graph.outputs().get(i);
            double[] values = expected.output(output);
            agreement.check("prediction of " + output.name(), wide.get(i), values, Relative.largest(values));
            runs.bound(e -> e.output(output))
                    .check("float prediction of " + output.name(), narrow.get(i), wide.get(i), tally);
            assertThat(alone.get(i)).as("the last row alone and in its batch").isEqualTo(lastRow(narrow.get(i)));
        }
        if (!graph.objectives().isEmpty()) {
            twin.load(feed);
            network.load(feed);
            double scale = view.lossScale(expected);
            double[] loss = {twin.evaluate()};
            agreement.check("evaluation", loss, new double[] {expected.loss()}, scale);
            runs.bound(ArchitectureCheck::loss, scale)
                    .check("float evaluation", new double[] {network.evaluate()}, loss, tally);
            for (int i = 0; i < widths.size(); i++) {
                Graph.Output output = graph.outputs().get(i);
                if (graph.isTrained(output)) {
                    String what = output.name() + " of an evaluation and of a prediction";
                    assertThat(twin.output(output.name())).as(what).isEqualTo(wide.get(i));
                    assertThat(network.output(output.name())).as(what).isEqualTo(narrow.get(i));
                }
            }
        }
    }

    private double[] lastRow(double[] values) {
        return Arrays.copyOfRange(values, values.length - values.length / feed.rows(), values.length);
    }

    /** One forward and backward pass from a state; returns what the interpreter did. */
    private FloatBound.Runs training(State from) {
        FloatBound.Runs runs = FloatBound.runs(view.checked().graph(), from, feed, Mode.TRAINING);
        Evaluation expected = runs.exact();
        Map<String, double[]> gradients = view.expectedGradients(expected);
        double largest =
                gradients.values().stream().mapToDouble(Relative::largest).max().orElse(0);
        for (Subject subject : new Subject[] {twin, network}) {
            subject.set(from);
            subject.load(feed);
            subject.zeroGradients();
        }
        double loss = twin.forward();
        agreement.check("loss", new double[] {loss}, new double[] {expected.loss()}, view.lossScale(expected));
        for (Graph.Output output : view.trainedOutputs()) {
            double[] values = expected.output(output);
            String what = output.name() + " of training";
            agreement.check(what, twin.output(output.name()), values, Relative.largest(values));
        }
        double narrowLoss = network.forward();
        runs.bound(ArchitectureCheck::loss, view.lossScale(expected))
                .check("float loss", new double[] {narrowLoss}, new double[] {loss}, tally);
        twin.backward(1);
        network.backward(1);
        Map<String, double[]> inputs = inputGradients();
        gradients.forEach((name, gradient) -> {
            double[] actual = inputs.containsKey(name) ? inputs.get(name) : twin.gradient(name);
            if (from.frozen().contains(GraphView.layerOf(name))) {
                assertThat(actual).as("gradient of frozen " + name).containsOnly(0);
                assertThat(network.gradient(name))
                        .as("float gradient of frozen " + name)
                        .containsOnly(0);
                tally.count(Count.FROZEN);
            } else {
                agreement.check("gradient of " + name, actual, gradient, largest);
                if (!inputs.containsKey(name)
                        || view.compilation().declaration().inputGradients()) {
                    double[] narrow = inputs.containsKey(name) ? network.inputGradient(name) : network.gradient(name);
                    runs.bound(e -> view.expectedGradients(e).get(name), largest)
                            .check("float gradient of " + name, narrow, actual, tally);
                }
            }
        });
        expected.statistics().forEach((name, values) -> {
            if (from.frozen().contains(GraphView.layerOf(name))) {
                assertThat(twin.statistic(name)).as("frozen " + name).isEqualTo(values);
                assertThat(network.statistic(name)).as("frozen " + name).isEqualTo(values);
            } else {
                agreement.check(name, twin.statistic(name), values, Relative.largest(values));
                runs.bound(e -> e.statistics().get(name))
                        .check("float " + name, network.statistic(name), twin.statistic(name), tally);
            }
        });
        return runs;
    }

    private static double[] loss(Evaluation evaluation) {
        return new double[] {evaluation.loss()};
    }

    private Map<String, double[]> inputGradients() {
        Map<String, double[]> gradients = new TreeMap<>();
        for (var gradient : view.checked().inputs()) {
            String name = graph.node(gradient.of()).name();
            gradients.put(name, twin.inputGradient(name));
        }
        return gradients;
    }
}
