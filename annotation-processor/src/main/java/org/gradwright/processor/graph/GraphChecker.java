// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Kind;

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
        for (Graph.Objective objective : graph.objectives()) {
            Node loss = graph.node(objective.value());
            require(loss.shape().equals(Shape.SCALAR), loss, "is an objective, but has shape " + loss.shape());
        }
        return graph;
    }

    private void check(int id, Node node) {
        require(node.id() == id, node, "stands at position " + id);
        for (int input : node.inputs()) {
            require(input >= 0 && input < id, node, "reads node " + input + ", which does not stand before it");
        }
        List<Shape> inputs =
                node.inputs().stream().map(input -> graph.node(input).shape()).toList();
        Operation operation = node.operation();
        try {
            if (operation instanceof Operation.Source || operation instanceof Operation.Drawn) {
                arity(node, 0);
            } else if (operation instanceof Operation.Elementwise elementwise) {
                arity(node, elementwise.formula().arity());
                inputs.forEach(shape -> Broadcast.of(shape, node.shape()));
            } else if (operation instanceof Operation.Rowwise rowwise) {
                arity(node, rowwise.formula().arity());
                rows(rowwise.formula(), inputs);
                require(node.shape().equals(Shape.batch()), node, "has shape " + node.shape());
            } else if (operation instanceof Operation.RowwiseGradient gradient) {
                boolean row = Rows.writesRow(gradient.formula());
                arity(node, gradient.formula().arity() - (row ? 1 : 0));
                rows(gradient.formula(), inputs);
                require(row || node.shape().equals(Shape.batch()), node, "has shape " + node.shape());
            } else if (operation instanceof Operation.Concat) {
                require(inputs.size() > 1, node, "joins " + inputs);
                int last = inputs.stream().mapToInt(Shape::last).sum();
                require(node.shape().last() == last, node, "has shape " + node.shape() + " of " + inputs);
            } else if (operation instanceof Operation.Slice slice) {
                arity(node, 1);
                int end = slice.from() + node.shape().last();
                require(slice.from() >= 0 && end <= inputs.get(0).last(), node, "ends at " + end);
            } else if (operation instanceof Operation.Insert insert) {
                arity(node, 1);
                int end = insert.at() + inputs.get(0).last();
                require(insert.at() >= 0 && end <= node.shape().last(), node, "ends at " + end);
            } else if (operation instanceof Operation.Reshape) {
                arity(node, 1);
                require(inputs.get(0).size() == node.shape().size(), node, "changes the number of values");
            } else {
                ShapeRules.Rule rule = ShapeRules.of(operation);
                arity(node, rule.arity());
                Shape due = rule.shape().apply(inputs);
                require(node.shape().equals(due), node, "has shape " + node.shape() + " where " + due + " is due");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(fault(node, String.valueOf(e.getMessage())), e);
        }
    }

    private static void rows(Formula formula, List<Shape> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            boolean row = !inputs.get(i).extents().isEmpty();
            if (row != (formula.kinds().get(i) == Kind.ROW)) {
                throw new IllegalArgumentException(
                        "reads " + inputs.get(i) + " as '" + formula.inputs().get(i) + "'");
            }
        }
    }

    private static void arity(Node node, int count) {
        require(node.inputs().size() == count, node, "has " + node.inputs().size() + " inputs, not " + count);
    }

    private static void require(boolean holds, Node node, String fault) {
        if (!holds) {
            throw new IllegalStateException(fault(node, fault));
        }
    }

    private static String fault(Node node, String fault) {
        return "node '" + node.name() + "', " + node.operation() + " of nodes " + node.inputs() + ", " + fault;
    }
}
