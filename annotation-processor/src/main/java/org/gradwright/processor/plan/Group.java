// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/**
 * Nodes that are computed together: one that is a call, or several that are one loop.
 *
 * @param pass which of the passes of its phase
 */
record Group(Phase phase, int pass, List<Node> nodes) {
    /** When a node is computed. */
    enum Phase {
        FORWARD,
        LINK,
        LOSS,
        BACKWARD,
        /** What the gradients of several backward passes add up to. */
        SUM,
        /** The backward pass from given gradients in the outputs. */
        OUTPUTS
    }

    Group {
        nodes = List.copyOf(nodes);
    }

    String layer() {
        return nodes.get(0).layer();
    }

    boolean isLoop() {
        return formula(nodes.get(0)).isPresent();
    }

    boolean contains(int id) {
        return nodes.stream().anyMatch(node -> node.id() == id);
    }

    /** What a node computes for every element of its shape, if it is such an operation. */
    static Optional<Formula> formula(Node node) {
        Operation operation = node.operation();
        if (operation instanceof Operation.Elementwise elementwise) {
            return Optional.of(elementwise.formula());
        }
        if (operation instanceof Operation.Dropout) {
            return Optional.of(Arithmetic.MULTIPLY);
        }
        if (operation instanceof Operation.Disturb) {
            return Optional.of(Arithmetic.ADD);
        }
        return operation instanceof Operation.BatchNormalize ? Optional.of(Arithmetic.NORMALIZE) : Optional.empty();
    }

    /** Groups nodes in their order, of the only pass of a phase. */
    static List<Group> of(Graph graph, Phase phase, boolean[] chosen) {
        return of(graph, phase, 0, chosen);
    }

    /** Groups nodes in their order: neighbors of one layer and shape become one loop. */
    static List<Group> of(Graph graph, Phase phase, int pass, boolean[] chosen) {
        List<Group> groups = new ArrayList<>();
        List<Node> open = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (!chosen[node.id()] || node.operation() instanceof Operation.Source) {
                continue;
            }
            if (!open.isEmpty() && !joins(open.get(open.size() - 1), node)) {
                groups.add(new Group(phase, pass, open));
                open.clear();
            }
            open.add(node);
        }
        if (!open.isEmpty()) {
            groups.add(new Group(phase, pass, open));
        }
        return groups;
    }

    private static boolean joins(Node last, Node next) {
        return formula(last).isPresent()
                && formula(next).isPresent()
                && last.layer().equals(next.layer())
                && last.shape().equals(next.shape());
    }
}
