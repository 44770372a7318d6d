// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradwright.processor.formula.Fingerprint;
import org.gradwright.processor.formula.Formula;

/**
 * Tells networks apart. By what they predict: the operations, formulas and shapes that lead to the outputs, and the names
 * of layers and parameters; so that parameters saved by one network fit another that is only trained differently. And by
 * how they are trained: by losses, penalties, dropout rates, momenta and what is frozen as well. Initial values and the names of inputs
 * count for neither.
 */
public final class GraphFingerprint {
    private GraphFingerprint() {}

    /** The fingerprint of what a graph predicts. */
    public static String of(Graph graph) {
        return Fingerprint.of(lines(graph, outputs(graph), GraphFingerprint::predicted));
    }

    /** The fingerprint of what a graph predicts and how it is trained. */
    public static String ofTraining(Graph graph) {
        Stream<Integer> objectives = graph.objectives().stream().map(Graph.Objective::value);
        Stream<Integer> roots =
                Stream.of(outputs(graph), objectives, graph.effects().stream()).flatMap(ids -> ids);
        // Sorted, as the order of annotations does not matter.
        String penalties = graph.penalties().stream()
                .map(penalty -> name(graph.node(penalty.parameter())) + ' ' + text(penalty.formula()))
                .sorted()
                .collect(Collectors.joining("\n"));
        String frozen = graph.frozen().stream()
                .sorted()
                .map(layer -> "\nfrozen " + layer)
                .collect(Collectors.joining());
        // Of objectives that train everything there is no more to say: what they add up to is trained.
        String trained = graph.objectives().stream()
                .filter(objective -> objective.trains().isPresent())
                .map(objective -> "\n" + objective.part() + " trains "
                        + objective.trains().orElseThrow())
                .distinct()
                .collect(Collectors.joining());
        return Fingerprint.of(lines(graph, roots, GraphFingerprint::trained) + penalties + frozen + trained);
    }

    private static Stream<Integer> outputs(Graph graph) {
        return graph.outputs().stream().flatMap(output -> Stream.of(output.raw(), output.value()));
    }

    private static String name(Node parameter) {
        return parameter.layer() + '.' + predicted(parameter.operation());
    }

    private static String lines(Graph graph, Stream<Integer> roots, Function<Operation, String> operation) {
        boolean[] needed = graph.needed(roots);
        Set<String> layers = graph.layers().stream().map(Graph.Layer::name).collect(Collectors.toSet());
        Map<Integer, Integer> lines = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (Node node : graph.nodes()) {
            if (needed[node.id()]) {
                lines.put(node.id(), lines.size());
                text.append(layers.contains(node.layer()) ? node.layer() : "")
                        .append(' ')
                        .append(operation.apply(node.operation()));
                text.append(node.inputs().stream()
                        .map(input -> String.valueOf(lines.get(input)))
                        .collect(Collectors.joining(" ", " (", ") ")));
                text.append(node.shape()).append(' ').append(node.type()).append('\n');
            }
        }
        return text.toString();
    }

    private static String text(Formula formula) {
        return formula.withoutHints().encode();
    }

    private static String trained(Operation operation) {
        if (operation instanceof Operation.DropoutMask mask) {
            return "DropoutMask " + mask.call() + ' ' + mask.rate();
        }
        if (operation instanceof Operation.ChannelMask mask) {
            return "ChannelMask " + mask.call() + ' ' + mask.rate();
        }
        if (operation instanceof Operation.NormalNoise noise) {
            return "NormalNoise " + noise.call() + ' ' + noise.mean() + ' ' + noise.deviation();
        }
        if (operation instanceof Operation.RememberMean remember) {
            return "RememberMean " + remember.momentum();
        }
        if (operation instanceof Operation.RememberVariance remember) {
            return "RememberVariance " + remember.momentum() + ' ' + remember.valuesOfARow();
        }
        if (operation instanceof Operation.WeightedSum
                || operation instanceof Operation.WeightedMean
                || operation instanceof Operation.Discrepancy
                || operation instanceof Operation.Constant) {
            return operation.toString();
        }
        return predicted(operation);
    }

    private static String predicted(Operation operation) {
        if (operation instanceof Operation.Elementwise elementwise) {
            return text(elementwise.formula());
        }
        if (operation instanceof Operation.Rowwise rowwise) {
            return text(rowwise.formula());
        }
        if (operation instanceof Operation.Slice
                || operation instanceof Operation.Insert
                || operation instanceof Operation.Windowed
                || operation instanceof Operation.Grouped) {
            return operation.toString();
        }
        String kind = operation.getClass().getSimpleName();
        if (operation instanceof Operation.Parameter parameter) {
            return kind + ' ' + parameter.name();
        }
        return operation instanceof Operation.Statistic statistic ? kind + ' ' + statistic.name() : kind;
    }
}
