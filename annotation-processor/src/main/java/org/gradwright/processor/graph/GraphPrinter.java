// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.stream.Collectors;

/** A graph as text, one node a line. */
public final class GraphPrinter {
    private GraphPrinter() {}

    /** {@code name = Operation(inputs): shape} for every node, and the outputs and objectives. */
    public static String print(Graph graph) {
        StringBuilder text = new StringBuilder(graph.name()).append('\n');
        for (Node node : graph.nodes()) {
            text.append("  ").append(node.name()).append(" = ").append(operation(node.operation()));
            text.append(node.inputs().stream()
                    .map(input -> graph.node(input).name())
                    .collect(Collectors.joining(", ", "(", ")")));
            text.append(": ").append(node.shape());
            if (node.type() != ValueType.VALUES) {
                text.append(' ').append(node.type());
            }
            text.append('\n');
        }
        graph.outputs()
                .forEach(output -> text.append("output ")
                        .append(graph.node(output.value()).name())
                        .append('\n'));
        graph.objectives()
                .forEach(objective -> text.append("objective ")
                        .append(graph.node(objective.value()).name())
                        .append('\n'));
        return text.toString();
    }

    private static String operation(Operation operation) {
        if (operation instanceof Operation.Elementwise elementwise) {
            return elementwise.formula().name();
        }
        if (operation instanceof Operation.Rowwise rowwise) {
            return rowwise.formula().name();
        }
        return operation.getClass().getSimpleName();
    }
}
