// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphChecker;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.TrainingGraph;

/** Reverse-mode differentiation of a graph: the backward pass is further nodes of the same kind. */
public final class Differentiation {
    private Differentiation() {}

    /** The graph with the gradients of the sum of its objectives, times the value of a {@link Operation.Seed}. */
    public static TrainingGraph differentiate(Graph forward, boolean inputGradients) {
        boolean[] active = active(forward, inputGradients);
        Backward backward = new Backward(forward, active);
        Node seed = backward.add("scale", "", new Operation.Seed(), Shape.SCALAR);
        forward.objectives().forEach(objective -> backward.contribute(forward.node(objective.value()), seed));
        List<TrainingGraph.Gradient> parameters = new ArrayList<>();
        List<TrainingGraph.Gradient> inputs = new ArrayList<>();
        for (int id = forward.nodes().size() - 1; id >= 0; id--) {
            Node node = forward.node(id);
            if (!active[id]) {
                continue;
            }
            if (node.operation() instanceof Operation.Parameter) {
                parameters.addAll(backward.parts(node));
                continue;
            }
            backward.gradient(node).ifPresent(gradient -> {
                if (node.operation() instanceof Operation.Input) {
                    inputs.add(new TrainingGraph.Gradient(node.id(), gradient.id()));
                } else {
                    DerivativeRules.of(node.operation()).differentiate(node, gradient, backward);
                }
            });
        }
        Graph whole = GraphChecker.checked(forward.with(backward.added()));
        return new TrainingGraph(whole, forward.nodes().size(), parameters, inputs);
    }

    /** Which nodes depend, through operations with a gradient, on something whose gradient is asked for. */
    private static boolean[] active(Graph forward, boolean inputGradients) {
        boolean[] active = new boolean[forward.nodes().size()];
        Set<String> frozen = forward.frozen();
        for (Node node : forward.nodes()) {
            Operation operation = node.operation();
            active[node.id()] = (operation instanceof Operation.Parameter && !frozen.contains(node.layer()))
                    || (inputGradients && operation instanceof Operation.Input)
                    || (DerivativeRules.differentiable(operation)
                            && node.inputs().stream().anyMatch(input -> active[input]));
        }
        return active;
    }
}
