// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Instruction;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/**
 * Nodes that are computed together: one that is a call, a product with the row that is added to it, or several that are one
 * loop.
 *
 * @param pass which of the passes of its phase
 */
record Group(Phase phase, int pass, List<Node> nodes) {
    private static final Set<ScalarFunction> CHOICES =
            Set.of(ScalarFunction.MAX, ScalarFunction.MIN, ScalarFunction.GATE);

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

    /** Whether this is a product, or a convolution, whose sums start with a row of parameters: that is its second node. */
    boolean isStarted() {
        return nodes.size() == 2 && canStart(nodes.get(0));
    }

    /** Whether these are a convolution, whose sums start with a row of parameters, and maxima of windows on its values. */
    boolean isPooled() {
        return nodes.size() == 3 && nodes.get(2).operation() instanceof Operation.WindowMax;
    }

    /** Whether maxima are taken of the node's values as soon as those are there. */
    boolean pools(int id) {
        return isPooled() && nodes.get(2).input(0) == id;
    }

    private static boolean canStart(Node node) {
        return node.operation() instanceof Operation.Product || node.operation() instanceof Operation.Convolution;
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

    /**
     * Groups nodes in their order, and with a convolution the maxima of windows that alone read its values.
     *
     * @param kept nodes whose value is read from outside
     */
    static List<Group> pooled(Graph graph, Phase phase, boolean[] chosen, Set<Integer> kept) {
        int[] readers = readers(graph);
        List<Group> pooled = new ArrayList<>();
        for (Group group : of(graph, phase, chosen)) {
            Group before = pooled.isEmpty() ? group : pooled.get(pooled.size() - 1);
            Node first = group.nodes().get(0);
            if (first.operation() instanceof Operation.WindowMax
                    && group.nodes().size() == 1
                    && before.isStarted()
                    && before.nodes().get(0).operation() instanceof Operation.Convolution
                    && before.nodes().get(1).id() == first.input(0)
                    && readers[first.input(0)] == 1
                    && !kept.contains(first.input(0))) {
                List<Node> three = new ArrayList<>(before.nodes());
                three.add(first);
                pooled.set(pooled.size() - 1, new Group(phase, group.pass(), three));
            } else {
                pooled.add(group);
            }
        }
        return pooled;
    }

    private static int[] readers(Graph graph) {
        int[] readers = new int[graph.nodes().size()];
        graph.nodes().forEach(node -> node.inputs().forEach(input -> readers[input]++));
        return readers;
    }

    /** Groups nodes in their order: neighbors of one layer and shape become one loop, if that is a fast one. */
    static List<Group> of(Graph graph, Phase phase, int pass, boolean[] chosen) {
        List<Group> groups = new ArrayList<>();
        int[] readers = readers(graph);
        List<Node> open = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (!chosen[node.id()] || node.operation() instanceof Operation.Source) {
                continue;
            }
            if (!open.isEmpty() && !joins(graph, open, node) && !starts(graph, readers, open, node)) {
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

    private static boolean joins(Graph graph, List<Node> loop, Node next) {
        Node first = loop.get(0);
        return formula(first).isPresent()
                && formula(next).isPresent()
                && !ColumnFormulas.areOf(first, graph)
                && !ColumnFormulas.areOf(next, graph)
                && first.layer().equals(next.layer())
                && first.shape().equals(next.shape())
                && (!followsColumns(graph, loop, next) || !chooses(loop, next));
    }

    /** Whether a loop would read numbers along its last axis, and so have two indices. */
    private static boolean followsColumns(Graph graph, List<Node> loop, Node next) {
        return Stream.concat(loop.stream(), Stream.of(next))
                .anyMatch(node -> node.inputs().stream().anyMatch(input -> {
                    Broadcast read = Broadcast.of(graph.node(input).shape(), node.shape());
                    return read == Broadcast.FEATURES || read == Broadcast.CHANNELS;
                }));
    }

    /** Whether a loop would choose between numbers, which HotSpot vectorizes only in loops of one index. */
    private static boolean chooses(List<Node> loop, Node next) {
        return Stream.concat(loop.stream(), Stream.of(next))
                .flatMap(node -> formula(node).orElseThrow().instructions().stream())
                .anyMatch(Group::isChoice);
    }

    private static boolean isChoice(Instruction instruction) {
        return instruction instanceof Instruction.Select
                || (instruction instanceof Instruction.Call call && CHOICES.contains(call.function()));
    }

    /** Whether the sums of a product can start with what is added to it: a row of parameters. */
    private static boolean starts(Graph graph, int[] readers, List<Node> open, Node next) {
        Node product = open.get(0);
        if (open.size() != 1
                || !canStart(product)
                || readers[product.id()] != 1
                || !product.layer().equals(next.layer())
                || !formula(next).equals(Optional.of(Arithmetic.ADD))
                || next.input(0) != product.id()) {
            return false;
        }
        Node row = graph.node(next.input(1));
        return row.operation() instanceof Operation.Parameter
                && row.shape().extents().equals(List.of(product.shape().last()));
    }
}
