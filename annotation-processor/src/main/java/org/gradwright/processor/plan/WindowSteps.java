// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Step.Argument;

/** Convolutions, pooling, and their gradients. */
final class WindowSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.Convolution.class, WindowSteps::convolution,
            Operation.ConvolutionTransposed.class, WindowSteps::transposed,
            Operation.ConvolutionGradient.class, WindowSteps::weightGradient,
            Operation.WindowMax.class, WindowSteps::max,
            Operation.WindowMaxGradient.class, WindowSteps::maxGradient,
            Operation.WindowSum.class, WindowSteps::sum,
            Operation.WindowSpread.class, WindowSteps::spread);

    private static final Argument ROWS = new Argument.Rows(1);

    private WindowSteps() {}

    private static List<Step> convolution(Node node, Lowering lowering) {
        int groups = ((Operation.Convolution) node.operation()).groups();
        return List.of(Lowering.call(
                "convolution",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.out(node),
                ROWS,
                lowering.windows(node),
                lowering.columns(node, 0),
                lowering.columns(node, 1),
                new Argument.Count(groups)));
    }

    /** A convolution to each of whose vectors along the filters the second input of {@code sum} is added. */
    static Step started(Node node, Node sum, Lowering lowering) {
        return Lowering.call(
                "convolution",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.value(sum, 1),
                lowering.out(sum),
                ROWS,
                lowering.windows(node),
                lowering.columns(node, 0),
                lowering.columns(node, 1),
                new Argument.Count(((Operation.Convolution) node.operation()).groups()));
    }

    /** Maxima of windows on the values of a convolution to each of whose vectors the second input of {@code sum} is added. */
    static Step pooled(Node node, Node sum, Node maxima, Lowering lowering) {
        return Lowering.call(
                "convolutionMaxima",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.value(sum, 1),
                lowering.out(sum),
                lowering.out(maxima),
                ROWS,
                lowering.windows(node),
                lowering.windows(maxima),
                lowering.columns(node, 0),
                lowering.columns(node, 1),
                new Argument.Count(((Operation.Convolution) node.operation()).groups()));
    }

    private static List<Step> transposed(Node node, Lowering lowering) {
        int groups = ((Operation.ConvolutionTransposed) node.operation()).groups();
        return List.of(Lowering.call(
                "convolutionTransposed",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.out(node),
                ROWS,
                lowering.windows(node),
                new Argument.Count(node.shape().last()),
                lowering.columns(node, 0),
                new Argument.Count(groups)));
    }

    private static List<Step> weightGradient(Node node, Lowering lowering) {
        int groups = ((Operation.ConvolutionGradient) node.operation()).groups();
        return List.of(lowering.sink(
                node,
                "addConvolutionGradient",
                ROWS,
                lowering.windows(node),
                lowering.columns(node, 0),
                lowering.columns(node, 1),
                new Argument.Count(groups)));
    }

    private static List<Step> max(Node node, Lowering lowering) {
        return ofChannels("windowMaxima", node, lowering);
    }

    private static List<Step> maxGradient(Node node, Lowering lowering) {
        return List.of(Lowering.call(
                "windowMaximaGradient",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.out(node),
                ROWS,
                lowering.windows(node),
                lowering.columns(node, 0)));
    }

    private static List<Step> sum(Node node, Lowering lowering) {
        boolean mean = ((Operation.WindowSum) node.operation()).mean();
        return ofChannels(mean ? "windowMeans" : "windowSums", node, lowering);
    }

    private static List<Step> spread(Node node, Lowering lowering) {
        boolean mean = ((Operation.WindowSpread) node.operation()).mean();
        return ofChannels(mean ? "spreadWindowMeans" : "spreadWindowSums", node, lowering);
    }

    private static List<Step> ofChannels(String routine, Node node, Lowering lowering) {
        return List.of(Lowering.call(
                routine,
                lowering.value(node, 0),
                lowering.out(node),
                ROWS,
                lowering.windows(node),
                lowering.columns(node, 0)));
    }
}
