// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradwright.processor.formula.Fingerprint;

/**
 * Tells networks apart by what they predict: the operations, formulas and shapes that lead to the outputs, and the names of
 * layers and parameters. Losses, penalties, initial values and the names of inputs do not count, so that parameters saved by
 * one network fit another that is only trained differently.
 */
public final class GraphFingerprint {
    private GraphFingerprint() {}

    /** The fingerprint of what a graph predicts. */
    public static String of(Graph graph) {
        boolean[] needed =
                graph.needed(graph.outputs().stream().flatMap(output -> Stream.of(output.raw(), output.value())));
        Map<Integer, Integer> lines = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (Node node : graph.nodes()) {
            if (needed[node.id()]) {
                lines.put(node.id(), lines.size());
                text.append(node.layer()).append(' ').append(operation(node.operation()));
                text.append(node.inputs().stream()
                        .map(input -> String.valueOf(lines.get(input)))
                        .collect(Collectors.joining(" ", " (", ") ")));
                text.append(node.shape()).append(' ').append(node.type()).append('\n');
            }
        }
        return Fingerprint.of(text.toString());
    }

    private static String operation(Operation operation) {
        if (operation instanceof Operation.Elementwise elementwise) {
            return elementwise.formula().withoutHints().encode();
        }
        if (operation instanceof Operation.Rowwise rowwise) {
            return rowwise.formula().withoutHints().encode();
        }
        String kind = operation.getClass().getSimpleName();
        if (operation instanceof Operation.Parameter parameter) {
            return kind + ' ' + parameter.name();
        }
        return operation instanceof Operation.Statistic statistic ? kind + ' ' + statistic.name() : kind;
    }
}
