// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;
import java.util.function.Function;

/** Verifies a graph between stages. What it refuses is a fault of a stage, never of a user. */
public final class GraphChecker {
    private final Graph graph;

    private GraphChecker(Graph graph) {
        this.graph = graph;
    }

    /**
     * The graph itself.
     *
     * @throws IllegalStateException that names the node and what is wrong with it
     */
    public static Graph checked(Graph graph) {
        GraphChecker checker = new GraphChecker(graph);
        for (int id = 0; id < graph.nodes().size(); id++) {
            checker.check(id, graph.node(id));
        }
        graph.objectives().forEach(objective -> checker.expect(
                graph.node(objective.value()), graph.node(objective.value()).shape(), Shape.SCALAR));
        return graph;
    }

    private void check(int id, Node node) {
        require(node.id() == id, node, "stands at position " + id);
        for (int input : node.inputs()) {
            require(input >= 0 && input < id, node, "reads node " + input + ", which does not stand before it");
        }
        Operation operation = node.operation();
        if (operation instanceof Operation.Source) {
            arity(node, 0);
        } else if (operation instanceof Operation.Elementwise elementwise) {
            arity(node, elementwise.formula().arity());
            node.inputs().forEach(input -> Broadcast.of(graph.node(input).shape(), node.shape()));
        } else {
            shaped(node, operation);
        }
    }

    private void shaped(Node node, Operation operation) {
        if (operation instanceof Operation.Product) {
            arity(node, 2);
            expect(node, node.shape(), Shape.batch(extent(node, 1, 1)));
            require(extent(node, 0, 0) == extent(node, 1, 0), node, "multiplies extents that differ");
        } else if (operation instanceof Operation.ProductTransposed) {
            arity(node, 2);
            expect(node, node.shape(), Shape.batch(extent(node, 1, 0)));
            require(extent(node, 0, 0) == extent(node, 1, 1), node, "multiplies extents that differ");
        } else if (operation instanceof Operation.TransposedProduct) {
            arity(node, 2);
            expect(node, node.shape(), Shape.fixed(extent(node, 0, 0), extent(node, 1, 0)));
        } else if (operation instanceof Operation.Reshape) {
            arity(node, 1);
            require(input(node, 0).shape().size() == node.shape().size(), node, "changes the number of values");
        } else if (operation instanceof Operation.ColumnSum || operation instanceof Operation.BatchMean) {
            expect(node, node.shape(), Shape.fixed(input(node, 0).shape().last()));
        } else if (operation instanceof Operation.BatchVariance) {
            arity(node, 3);
            expect(node, node.shape(), Shape.fixed(input(node, 0).shape().last()));
        } else if (operation instanceof Operation.BatchNormalize) {
            arity(node, 5);
            same(node, 0);
        } else if (operation instanceof Operation.BatchNormalizeGradient) {
            arity(node, 8);
            same(node, 0);
        } else if (operation instanceof Operation.RememberMean || operation instanceof Operation.RememberVariance) {
            arity(node, 2);
            same(node, 0);
        } else if (operation instanceof Operation.DropoutMask) {
            arity(node, 0);
        } else if (operation instanceof Operation.Dropout) {
            arity(node, 2);
            same(node, 0);
            same(node, 1);
        } else if (operation instanceof Operation.Softmax) {
            arity(node, 1);
            same(node, 0);
        } else if (operation instanceof Operation.SoftmaxCrossEntropy) {
            arity(node, 2);
            expect(node, node.shape(), Shape.batch());
        } else if (operation instanceof Operation.SoftmaxCrossEntropyGradient) {
            arity(node, 3);
            same(node, 0);
        } else if (operation instanceof Operation.WeightedSum) {
            arity(node, 2);
            expect(node, node.shape(), Shape.SCALAR);
            expect(node, input(node, 1).shape(), Shape.batch());
        } else {
            throw new IllegalStateException("no check for " + operation);
        }
    }

    private Node input(Node node, int index) {
        return graph.node(node.input(index));
    }

    private int extent(Node node, int index, int axis) {
        List<Integer> extents = input(node, index).shape().extents();
        require(axis < extents.size(), node, "reads " + input(node, index).shape());
        return extents.get(axis);
    }

    private void same(Node node, int index) {
        expect(node, input(node, index).shape(), node.shape());
    }

    private void arity(Node node, int count) {
        require(node.inputs().size() == count, node, "has " + node.inputs().size() + " inputs, not " + count);
    }

    private void expect(Node node, Shape found, Shape expected) {
        require(found.equals(expected), node, "has shape " + found + " where " + expected + " is due");
    }

    private void require(boolean holds, Node node, String fault) {
        if (!holds) {
            Function<Integer, String> name = input -> graph.node(input).name();
            throw new IllegalStateException("node '" + node.name() + "' " + node.operation() + " of "
                    + node.inputs().stream()
                            .filter(input -> input >= 0 && input < graph.nodes().size())
                            .map(name)
                            .toList()
                    + " " + fault);
        }
    }
}
