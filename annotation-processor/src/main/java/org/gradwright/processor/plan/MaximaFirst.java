// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphChecker;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/**
 * Maxima of windows of rectified values as rectified maxima: {@code max(relu(x)) = relu(max(x))}, of fewer values. So is the
 * gradient: where the largest value of a window is above 0, the same place has it before and after, and elsewhere nothing
 * reaches x. Exact, also where values are equal; where several values of a window are NaN, the gradient may be NaN at another
 * one of them.
 */
public final class MaximaFirst {
    private final Graph graph;
    private final List<Node> nodes;
    private final List<Graph.Layer> layers;

    private MaximaFirst(Graph graph) {
        this.graph = graph;
        this.nodes = new ArrayList<>(graph.nodes());
        this.layers = new ArrayList<>(graph.layers());
    }

    /** A graph of the same values, but for rectified ones that only the maxima of windows read. */
    public static Graph of(Graph graph) {
        MaximaFirst exchange = new MaximaFirst(graph);
        graph.nodes(Operation.WindowMax.class).forEach(exchange::exchange);
        return GraphChecker.checked(new Graph(
                graph.name(),
                exchange.nodes,
                exchange.layers,
                graph.outputs(),
                graph.objectives(),
                graph.effects(),
                graph.penalties()));
    }

    private void exchange(Node maxima) {
        Node rectified = graph.node(maxima.input(0));
        if (rectified.id() != maxima.id() - 1
                || !(rectified.operation() instanceof Operation.Elementwise elementwise)
                || !elementwise.formula().isRectifier()
                || isReadElsewhere(rectified)) {
            return;
        }
        String name = rectified.name() + "Maxima";
        if (graph.nodes().stream().anyMatch(node -> node.name().equals(name))) {
            return;
        }
        nodes.set(
                rectified.id(),
                new Node(
                        rectified.id(),
                        name,
                        maxima.layer(),
                        maxima.operation(),
                        rectified.inputs(),
                        maxima.shape(),
                        maxima.type()));
        nodes.set(
                maxima.id(),
                new Node(
                        maxima.id(),
                        maxima.name(),
                        maxima.layer(),
                        elementwise,
                        List.of(rectified.id()),
                        maxima.shape(),
                        maxima.type()));
        describe(rectified, maxima, elementwise.formula().name());
    }

    private boolean isReadElsewhere(Node rectified) {
        int id = rectified.id();
        long readers = graph.nodes().stream()
                .filter(node -> node.inputs().contains(id))
                .count();
        return readers > 1
                || graph.outputs().stream().anyMatch(output -> output.raw() == id || output.value() == id)
                || graph.objectives().stream().anyMatch(objective -> objective.value() == id)
                || graph.compared().anyMatch(compared -> compared == id)
                || graph.effects().contains(id);
    }

    /** Says of both layers what they compute now. */
    private void describe(Node rectified, Node maxima, String rectifier) {
        String start = rectifier + "(";
        describe(
                rectified.layer(),
                before -> before.startsWith(start) ? before.substring(start.length(), before.length() - 1) : before);
        describe(maxima.layer(), before -> before.startsWith(start) ? before : start + before + ")");
    }

    private void describe(String name, UnaryOperator<String> description) {
        layers.replaceAll(layer -> !layer.name().equals(name)
                ? layer
                : new Graph.Layer(
                        layer.name(),
                        layer.kind(),
                        description.apply(layer.description()),
                        layer.attributes(),
                        layer.input(),
                        layer.output(),
                        layer.frozen()));
    }
}
