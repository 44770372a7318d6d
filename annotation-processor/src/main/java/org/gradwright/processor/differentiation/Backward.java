// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.NodeList;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.TrainingGraph;

/** The backward pass under construction: what rules add nodes and contributions to. */
final class Backward {
    private final Graph forward;
    private final NodeList nodes;
    private final boolean[] active;
    private final Map<Integer, List<Node>> contributions = new HashMap<>();
    private final Set<Integer> added = new HashSet<>();
    private Optional<Node> batchSize = Optional.empty();

    /**
     * @param nodes those of the forward graph and of other passes, to which this one adds
     * @param active for every forward node whether a gradient of it is of use
     */
    Backward(Graph forward, NodeList nodes, boolean[] active) {
        this.forward = forward;
        this.nodes = nodes;
        this.active = active.clone();
    }

    /** The forward node that {@code node} reads as input {@code index}. */
    Node input(Node node, int index) {
        return forward.node(node.input(index));
    }

    /** Whether a layer was declared frozen, so that it normalizes by what it remembers. */
    boolean isFrozen(String layer) {
        return forward.frozen().contains(layer);
    }

    /** Whether a gradient with respect to the input is of use. */
    boolean wants(Node node, int index) {
        return active[node.input(index)];
    }

    /** Whether a gradient with respect to the node is of use. */
    boolean wants(Node node) {
        return active[node.id()];
    }

    Node add(String name, String layer, Operation operation, Shape shape, Node... inputs) {
        List<Integer> ids = List.of(inputs).stream().map(Node::id).toList();
        return nodes.add(name, layer, operation, ids, shape);
    }

    /** The number of rows of the batch. */
    Node batchSize() {
        if (batchSize.isEmpty()) {
            batchSize = Optional.of(add("rows", "", new Operation.BatchSize(), Shape.SCALAR));
        }
        return batchSize.get();
    }

    /** Adds to the gradient with respect to a node. */
    void contribute(Node to, Node gradient) {
        contributions.computeIfAbsent(to.id(), id -> new ArrayList<>()).add(gradient);
    }

    /** The sum of all contributions to the gradient of a node, if there are any. */
    Optional<Node> gradient(Node of) {
        return contributions.getOrDefault(of.id(), List.of()).stream()
                .reduce((a, b) -> add(
                        of.name() + "GradientSum",
                        of.layer(),
                        new Operation.Elementwise(Arithmetic.ADD),
                        of.shape(),
                        a,
                        b));
    }

    /** The contributions to the gradient of a parameter, each a node of its own: what the gradient is the sum of. */
    List<TrainingGraph.Gradient> parts(Node of) {
        List<TrainingGraph.Gradient> parts = new ArrayList<>();
        for (Node part : contributions.getOrDefault(of.id(), List.of())) {
            Node own = added.add(part.id())
                    ? part
                    : add(of.name() + "Part", of.layer(), new Operation.Elementwise(Arithmetic.COPY), of.shape(), part);
            parts.add(new TrainingGraph.Gradient(of.id(), own.id()));
        }
        return parts;
    }
}
