// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphChecker;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.NodeList;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.TrainingGraph;
import org.gradwright.processor.graph.TrainingGraph.Gradient;

/** Reverse-mode differentiation of a graph: the backward pass is further nodes of the same kind. */
public final class Differentiation {
    private final Graph forward;
    private final boolean inputGradients;
    private final NodeList nodes;

    private Differentiation(Graph forward, boolean inputGradients) {
        this.forward = forward;
        this.inputGradients = inputGradients;
        this.nodes = new NodeList(forward.nodes());
    }

    /** The graph with the gradients of its objectives, times the value of a {@link Operation.Seed}. */
    public static TrainingGraph differentiate(Graph forward, boolean inputGradients) {
        return differentiate(forward, inputGradients, false);
    }

    /**
     * The graph with the gradients of its objectives, times the value of a {@link Operation.Seed}. Each objective is
     * differentiated with respect to what it trains; those that train the same are one pass.
     *
     * @param outputGradients whether also the gradients are wanted that follow from given ones in the outputs
     */
    public static TrainingGraph differentiate(Graph forward, boolean inputGradients, boolean outputGradients) {
        return new Differentiation(forward, inputGradients).differentiate(outputGradients);
    }

    private TrainingGraph differentiate(boolean outputGradients) {
        Node seed = nodes.add("scale", "", new Operation.Seed(), List.of(), Shape.SCALAR);
        Map<Optional<Set<String>>, List<Graph.Objective>> together = new LinkedHashMap<>();
        for (Graph.Objective objective : forward.objectives()) {
            together.computeIfAbsent(objective.trains(), trains -> new ArrayList<>())
                    .add(objective);
        }
        List<TrainingGraph.Pass> passes = new ArrayList<>();
        for (List<Graph.Objective> objectives : together.values()) {
            Backward backward = backward(layer -> objectives.get(0).trains(layer));
            objectives.forEach(objective -> backward.contribute(forward.node(objective.value()), seed));
            List<Gradient> parameters = new ArrayList<>();
            List<Gradient> ofInputs = new ArrayList<>();
            run(backward, parameters, ofInputs);
            List<String> names =
                    objectives.stream().map(Graph.Objective::part).distinct().toList();
            passes.add(new TrainingGraph.Pass(names, parameters, ofInputs));
        }
        boolean several = passes.size() > 1 || (outputGradients && !passes.isEmpty());
        List<List<Gradient>> inputs =
                passes.stream().map(TrainingGraph.Pass::inputs).toList();
        List<Gradient> joined =
                several ? joined(inputs) : inputs.stream().flatMap(List::stream).toList();
        Optional<TrainingGraph.OutputPass> outputs = outputGradients ? Optional.of(outputs()) : Optional.empty();
        Graph whole =
                GraphChecker.checked(forward.with(nodes.from(forward.nodes().size())));
        return new TrainingGraph(whole, forward.nodes().size(), passes, joined, outputs);
    }

    /** The gradients that follow from those in the outputs. */
    private TrainingGraph.OutputPass outputs() {
        Backward backward = backward(layer -> true);
        List<Gradient> given = new ArrayList<>();
        for (Graph.Output output : forward.outputs()) {
            if (forward.isTrained(output)) {
                Node value = forward.node(output.value());
                Node gradient = nodes.add(
                        output.name() + "OutputGradient",
                        "",
                        new Operation.OutputGradient(output.name()),
                        List.of(),
                        value.shape());
                given.add(new Gradient(value.id(), gradient.id()));
                backward.contribute(value, gradient);
            }
        }
        List<Gradient> parameters = new ArrayList<>();
        List<Gradient> inputs = new ArrayList<>();
        run(backward, parameters, inputs);
        return new TrainingGraph.OutputPass(given, parameters, joined(List.of(inputs)));
    }

    private Backward backward(Predicate<String> trained) {
        return new Backward(forward, nodes, active(trained));
    }

    private void run(Backward backward, List<Gradient> parameters, List<Gradient> inputs) {
        for (int id = forward.nodes().size() - 1; id >= 0; id--) {
            Node node = forward.node(id);
            if (!backward.wants(node)) {
                continue;
            }
            if (node.operation() instanceof Operation.Parameter) {
                parameters.addAll(backward.parts(node));
                continue;
            }
            backward.gradient(node).ifPresent(gradient -> {
                if (node.operation() instanceof Operation.Input) {
                    inputs.add(new Gradient(node.id(), gradient.id()));
                } else {
                    DerivativeRules.of(node.operation()).differentiate(node, gradient, backward);
                }
            });
        }
    }

    /**
     * The sums of what passes contribute to the gradient of each input that training takes, each a node of its own; 0 for an
     * input that has none.
     */
    private List<Gradient> joined(List<List<Gradient>> passes) {
        List<Gradient> joined = new ArrayList<>();
        for (Node input : inputGradients ? forward.trainingInputs() : List.<Node>of()) {
            List<Node> parts = passes.stream()
                    .flatMap(List::stream)
                    .filter(gradient -> gradient.of() == input.id())
                    .map(gradient -> nodes.get(gradient.value()))
                    .toList();
            Node sum = parts.isEmpty()
                    ? joined(input, new Operation.Elementwise(Arithmetic.times(0)), List.of(input.id()))
                    : parts.get(0);
            if (parts.size() == 1) {
                sum = joined(input, new Operation.Elementwise(Arithmetic.COPY), List.of(sum.id()));
            }
            for (Node part : parts.subList(Math.min(1, parts.size()), parts.size())) {
                sum = joined(input, new Operation.Elementwise(Arithmetic.ADD), List.of(sum.id(), part.id()));
            }
            joined.add(new Gradient(input.id(), sum.id()));
        }
        return joined;
    }

    private Node joined(Node input, Operation operation, List<Integer> parts) {
        return nodes.add(input.name() + "GradientOfAll", "", operation, parts, input.shape());
    }

    /** Which nodes depend, through operations with a gradient, on something whose gradient is asked for. */
    private boolean[] active(Predicate<String> trained) {
        boolean[] active = new boolean[forward.nodes().size()];
        Set<String> frozen = forward.frozen();
        for (Node node : forward.nodes()) {
            Operation operation = node.operation();
            active[node.id()] = (operation instanceof Operation.Parameter
                            && !frozen.contains(node.layer())
                            && trained.test(node.layer()))
                    || (inputGradients && operation instanceof Operation.Input)
                    || (DerivativeRules.differentiable(operation)
                            && node.inputs().stream().anyMatch(input -> active[input]));
        }
        return active;
    }
}
