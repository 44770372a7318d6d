// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Buffer;
import org.gradwright.processor.plan.Plan;

/** What a network consists of and costs, as a table. */
public final class Report {
    private static final int BYTES = 4;

    private Report() {}

    /** The table of layers, with what computes them in prediction, then totals of parameters, multiply-adds and buffers. */
    public static String of(Plan plan) {
        Graph graph = plan.graph();
        List<List<String>> lines = new ArrayList<>();
        Routines routines = Routines.of(plan);
        lines.add(List.of(graph.name(), "layer", "output", "parameters", "multiply-adds", "computed by"));
        for (Node input : graph.nodes(Operation.Input.class)) {
            lines.add(List.of(input.name(), "Input", input.shape().toString(), "", "", ""));
        }
        for (Graph.Layer layer : graph.layers()) {
            lines.add(List.of(
                    layer.name(),
                    layer.kind(),
                    layer.output().toString(),
                    number(parameters(graph, layer.name())),
                    number(multiplyAdds(graph, layer.name())),
                    routines.ofLayer(layer.name())));
        }
        long parameters = Plan.length(plan.parameters());
        StringBuilder text = new StringBuilder(table(lines));
        text.append(Words.grouped(parameters)).append(" parameters (").append(Words.grouped(parameters * BYTES));
        text.append(" bytes), ").append(Words.grouped(multiplyAdds(graph)));
        text.append(" multiply-adds a row\n");
        text.append("buffers: ").append(buffers(plan, false)).append(" to predict and evaluate, ");
        text.append(buffers(plan, true)).append(" to train\n");
        return text.toString();
    }

    private static String number(long value) {
        return value == 0 ? "" : Words.grouped(value);
    }

    private static long parameters(Graph graph, String layer) {
        return graph.parametersOf(layer).stream()
                .mapToLong(node -> node.shape().size())
                .sum();
    }

    private static long multiplyAdds(Graph graph, String layer) {
        return graph.nodes().stream()
                .filter(node -> node.layer().equals(layer))
                .mapToLong(node -> multiplyAdds(graph, node))
                .sum();
    }

    private static long multiplyAdds(Graph graph) {
        return graph.layers().stream()
                .mapToLong(layer -> multiplyAdds(graph, layer.name()))
                .sum();
    }

    /** Those of a product or of a convolution, which multiplies by its weight at every window, at the edges too. */
    private static long multiplyAdds(Graph graph, Node node) {
        Operation operation = node.operation();
        if (operation instanceof Operation.Product || operation instanceof Operation.ProductTransposed) {
            return graph.node(node.input(1)).shape().size();
        }
        boolean convolution =
                operation instanceof Operation.Convolution || operation instanceof Operation.ConvolutionTransposed;
        return convolution
                ? graph.node(node.input(1)).shape().size()
                        * ((Operation.Windowed) operation).window().count()
                : 0;
    }

    private static String buffers(Plan plan, boolean training) {
        long rows = 0;
        long fixed = 0;
        for (Buffer buffer : plan.buffers()) {
            if (!buffer.training() || training) {
                rows += buffer.kind() == Buffer.Kind.FIXED ? 0 : buffer.size() * BYTES;
                fixed += buffer.kind() == Buffer.Kind.FIXED ? buffer.size() * BYTES : 0;
            }
        }
        String text = Words.grouped(rows) + " bytes a row";
        return fixed == 0 ? text : text + " and " + Words.grouped(fixed) + " bytes";
    }

    /** Columns of equal width: numbers, in the fourth and fifth, aligned to the right, the others to the left. */
    private static String table(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line.get(i).length());
                row.append(i == 0 ? "" : "  ");
                row.append(i == 3 || i == 4 ? padding + line.get(i) : line.get(i) + padding);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
