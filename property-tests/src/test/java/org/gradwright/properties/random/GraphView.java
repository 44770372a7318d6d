// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.TrainingGraph;
import org.gradwright.properties.interpreter.Evaluation;

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

    /** The gradients of parameters and inputs by name. */
    Map<String, double[]> expectedGradients(Evaluation evaluation) {
        Map<String, double[]> gradients = new TreeMap<>();
        for (var gradient : checked.parameters()) {
            String name = fullName(graph().node(gradient.of()));
            gradients.merge(name, evaluation.value(gradient.value()), GraphView::sum);
        }
        for (var gradient : checked.inputs()) {
            gradients.put(graph().node(gradient.of()).name(), evaluation.value(gradient.value()));
        }
        return gradients;
    }

    /** A parameter that is used more than once has a gradient for each use. */
    private static double[] sum(double[] one, double[] other) {
        double[] sum = one.clone();
        Arrays.setAll(sum, i -> one[i] + other[i]);
        return sum;
    }

    /** What the loss would be if nothing in its sum were negative. */
    double lossScale(Evaluation evaluation) {
        Node objective = graph().node(graph().objectives().get(0).value());
        if (objective.operation() instanceof Operation.Total) {
            return lossScale(evaluation, objective);
        }
        Node mean = graph().node(objective.input(0));
        return Math.max(Math.abs(evaluation.loss()), Math.sqrt(lossScale(evaluation, mean)));
    }

    private double lossScale(Evaluation evaluation, Node sum) {
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

    String inputName() {
        return graph().nodes(Operation.Input.class).get(0).name();
    }

    int outputWidth() {
        return (int) graph().node(graph().outputs().get(0).value()).shape().size();
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
        return !graph().nodes(Operation.DropoutMask.class).isEmpty();
    }
}
