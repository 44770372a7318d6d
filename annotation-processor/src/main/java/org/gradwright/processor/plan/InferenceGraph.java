// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphChecker;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/** The graph of prediction: dropout and noise pass their input on, and batch statistics are the running ones. */
public final class InferenceGraph {
    private InferenceGraph() {}

    /** The same nodes; those that prediction does not need are read by none of the outputs. */
    public static Graph of(Graph graph) {
        return GraphChecker.checked(new Graph(
                graph.name(),
                nodes(graph, node -> true),
                graph.layers(),
                graph.outputs(),
                List.of(),
                List.of(),
                List.of()));
    }

    /** The graph of training: the layers that it leaves as they are compute what they do in prediction. */
    public static Graph ofFrozen(Graph graph) {
        Set<String> frozen = graph.frozen();
        return frozen.isEmpty()
                ? graph
                : GraphChecker.checked(new Graph(
                        graph.name(),
                        nodes(graph, node -> frozen.contains(node.layer())),
                        graph.layers(),
                        graph.outputs(),
                        graph.objectives(),
                        graph.effects(),
                        graph.penalties()));
    }

    /**
     * The nodes with others as their inputs.
     *
     * @param changed those that are as in prediction
     */
    private static List<Node> nodes(Graph graph, Predicate<Node> changed) {
        // A reshaped output lies where the value lies that it is made of.
        Set<Integer> raw = Stream.concat(graph.outputs().stream().map(Graph.Output::raw), graph.compared())
                .map(id -> Schedule.root(graph, id))
                .collect(Collectors.toSet());
        int[] stands = new int[graph.nodes().size()];
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            List<Integer> inputs =
                    node.inputs().stream().map(input -> stands[input]).toList();
            int standsFor = changed.test(node) ? standsFor(node, inputs) : node.id();
            if (standsFor != node.id() && raw.contains(node.id())) {
                nodes.add(copy(node, standsFor));
                stands[node.id()] = node.id();
            } else {
                nodes.add(new Node(
                        node.id(), node.name(), node.layer(), node.operation(), inputs, node.shape(), node.type()));
                stands[node.id()] = standsFor;
            }
        }
        return nodes;
    }

    /** An output lies in an array of its own, in training as in prediction. */
    private static Node copy(Node node, int of) {
        Operation copy = new Operation.Elementwise(Arithmetic.COPY);
        return new Node(node.id(), node.name(), node.layer(), copy, List.of(of), node.shape(), node.type());
    }

    private static int standsFor(Node node, List<Integer> inputs) {
        Operation operation = node.operation();
        if (operation instanceof Operation.Dropout) {
            return inputs.get(0);
        }
        if (operation instanceof Operation.Disturb) {
            return inputs.get(0);
        }
        if (operation instanceof Operation.BatchMean) {
            return inputs.get(1);
        }
        return operation instanceof Operation.BatchVariance ? inputs.get(2) : node.id();
    }
}
