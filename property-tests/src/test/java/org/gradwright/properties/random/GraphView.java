// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.TrainingGraph;
import org.gradwright.properties.interpreter.Evaluation;
import org.gradwright.properties.interpreter.Feed;

/**
 * What checks ask about a compiled network and the values of its graphs.
 *
 * @param checked the graph with the gradients of parameters and inputs, which takes a while to derive
 */
public record GraphView(Compilation compilation, TrainingGraph checked) {
    public static GraphView of(Compilation compilation) {
        return new GraphView(compilation, compilation.checked());
    }

    Graph graph() {
        return compilation.graph();
    }

    /** The gradients of parameters and inputs by name: for a parameter, the sum over all calls of its layer. */
    Map<String, double[]> expectedGradients(Evaluation evaluation) {
        Map<String, double[]> gradients = new TreeMap<>();
        for (Node parameter : graph().nodes(Operation.Parameter.class)) {
            gradients.put(
                    fullName(parameter), new double[(int) parameter.shape().size()]);
        }
        for (var gradient : checked.parameters()) {
            double[] sum = gradients.get(fullName(graph().node(gradient.of())));
            double[] part = evaluation.value(gradient.value());
            Arrays.setAll(sum, i -> sum[i] + part[i]);
        }
        for (var gradient : checked.inputs()) {
            gradients.put(graph().node(gradient.of()).name(), evaluation.value(gradient.value()));
        }
        return gradients;
    }

    /** What the loss would be if nothing in its sum were negative. */
    double lossScale(Evaluation evaluation) {
        return lossScale(evaluation, objective -> true);
    }

    /** The same of some objectives. */
    double lossScale(Evaluation evaluation, Predicate<Graph.Objective> chosen) {
        return graph().objectives().stream()
                .filter(chosen)
                .mapToDouble(objective -> lossScale(evaluation, graph().node(objective.value())))
                .sum();
    }

    private double lossScale(Evaluation evaluation, Node node) {
        if (node.operation() instanceof Operation.Elementwise elementwise) {
            double inner = lossScale(evaluation, graph().node(node.input(0)));
            double scale = Math.abs(elementwise.formula().evaluate(inner)[0]);
            return Math.max(Math.abs(evaluation.value(node.id())[0]), scale);
        }
        return node.operation() instanceof Operation.Discrepancy
                ? pairScale(evaluation.value(node.input(2)))
                : sumScale(evaluation, node);
    }

    /** The sum over all pairs of rows of two batches, of which none is above its weights. */
    private static double pairScale(double[] weights) {
        double sum = Arrays.stream(weights).map(Math::abs).sum();
        return Math.pow(2 * sum / weights.length, 2);
    }

    private static double sumScale(Evaluation evaluation, Node sum) {
        double[] losses = evaluation.value(sum.input(0));
        double[] weights = evaluation.value(sum.input(1));
        int width = losses.length / weights.length;
        double scale = 0;
        for (int i = 0; i < losses.length; i++) {
            scale += Math.abs(weights[i / width] * losses[i]);
        }
        scale *= Math.abs(((Operation.Total) sum.operation()).factor());
        if (sum.operation() instanceof Operation.WeightedSum weighted) {
            return switch (weighted.reduction()) {
                case MEAN -> scale / losses.length;
                case ROW_MEAN -> scale / weights.length;
                case SUM -> scale;
            };
        }
        return scale / Math.abs(evaluation.value(sum.input(2))[0]);
    }

    /** The columns that are predicted from. */
    List<double[]> inputs(Feed feed) {
        return graph().predictionInputs().stream()
                .map(input -> feed.column(input.name()))
                .toList();
    }

    /** How many values a row each output has. */
    List<Integer> outputWidths() {
        return graph().outputs().stream()
                .map(output -> (int) graph().node(output.value()).shape().size())
                .toList();
    }

    /** The outputs that training computes. */
    List<Graph.Output> trainedOutputs() {
        return graph().outputs().stream().filter(graph()::isTrained).toList();
    }

    /** The name of a parameter with its layer, such as {@code hidden.weight}. */
    static String fullName(Node parameter) {
        return parameter.layer() + "." + ((Operation.Parameter) parameter.operation()).name();
    }

    /** The layer of a parameter or statistic; empty for an input. */
    static String layerOf(String fullName) {
        return fullName.contains(".") ? fullName.substring(0, fullName.indexOf('.')) : "";
    }

    /** Whether the loss is taken over the whole batch, so that the gradients of its parts do not add up. */
    boolean isOverWholeBatch() {
        return graph().objectives().stream().anyMatch(graph()::isOverWholeBatch);
    }

    /** Whether training draws something at random. */
    boolean draws() {
        return !graph().nodes(Operation.Drawn.class).isEmpty();
    }
}
