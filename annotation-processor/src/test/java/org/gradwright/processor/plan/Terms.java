// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.ValueType;

/** The term of every node of a graph, straight from its operation: what {@link Replay} must find. */
final class Terms {
    private final Graph graph;
    private final Map<Integer, String> constants = new HashMap<>();
    private final boolean frozen;
    private final boolean predicting;
    private final List<Object> terms = new ArrayList<>();

    Terms(Graph graph, Plan plan, boolean frozen, boolean predicting) {
        this.graph = graph;
        this.frozen = frozen;
        this.predicting = predicting;
        plan.parameters().forEach(stored -> constants.put(stored.node(), stored.constant()));
        plan.statistics().forEach(stored -> constants.put(stored.node(), stored.constant()));
        graph.nodes().forEach(node -> terms.add(term(node)));
    }

    Object of(int node) {
        return terms.get(node);
    }

    private Object term(Node node) {
        Operation operation = node.operation();
        List<Object> inputs = node.inputs().stream().map(terms::get).toList();
        if (operation instanceof Operation.Parameter || operation instanceof Operation.Statistic) {
            return Replay.stored(constants.get(node.id()));
        }
        if (operation instanceof Operation.BatchSize) {
            return "rows";
        }
        if (operation instanceof Operation.Seed) {
            return "scale";
        }
        if (operation instanceof Operation.Constant) {
            return Replay.stored(Node.constant(node.name()));
        }
        if (operation instanceof Operation.Source) {
            return node.name();
        }
        if (operation instanceof Operation.Elementwise elementwise) {
            return Replay.computed(elementwise.formula(), inputs);
        }
        if (operation instanceof Operation.Reshape) {
            return inputs.get(0);
        }
        if (operation instanceof Operation.Dropout) {
            return predicting ? inputs.get(0) : Replay.computed(Arithmetic.MULTIPLY, inputs);
        }
        if (operation instanceof Operation.Disturb) {
            return predicting ? inputs.get(0) : Replay.computed(Arithmetic.ADD, inputs);
        }
        if (operation instanceof Operation.BatchNormalize) {
            return Replay.computed(Arithmetic.NORMALIZE, inputs);
        }
        if (operation instanceof Operation.BatchNormalizeGradient) {
            return frozen
                    ? Replay.computed(
                            Arithmetic.FROZEN_NORMALIZE_GRADIENT, List.of(inputs.get(0), inputs.get(3), inputs.get(4)))
                    : Replay.called("normalizeColumnsGradient", inputs);
        }
        if (operation instanceof Operation.BatchMean) {
            return frozen || predicting ? inputs.get(1) : Replay.called("columnMeans", inputs.subList(0, 1));
        }
        if (operation instanceof Operation.BatchVariance) {
            return frozen || predicting ? inputs.get(2) : Replay.called("columnVariances", inputs.subList(0, 2));
        }
        return called(node, inputs);
    }

    private Object called(Node node, List<Object> inputs) {
        Operation operation = node.operation();
        boolean labels = node.inputs().size() > 1 && graph.node(node.input(1)).type() == ValueType.LABELS;
        String entropy = labels ? "sparseSoftmaxCrossEntropy" : "softmaxCrossEntropy";
        if (operation instanceof Operation.DropoutMask mask) {
            return Replay.called(
                    "dropoutMask",
                    List.of(new Step.Argument.MaskKey(
                            mask.layer(), mask.call(), node.shape().size())));
        }
        if (operation instanceof Operation.ChannelMask mask) {
            return Replay.called(
                    "channelMask",
                    List.of(new Step.Argument.MaskKey(
                            mask.layer(), mask.call(), node.shape().last())));
        }
        if (operation instanceof Operation.NormalNoise noise) {
            return Replay.called(
                    "normalNoise",
                    List.of(new Step.Argument.MaskKey(
                            noise.layer(), noise.call(), node.shape().size())));
        }
        if (operation instanceof Operation.Windowed windowed) {
            List<Object> operands = new ArrayList<>(inputs);
            operands.add(new Step.Argument.Windows(Windows.constant(graph, node)));
            return Replay.called(routine(windowed), operands);
        }
        if (operation instanceof Operation.Grouped grouped) {
            return Replay.called(routine(grouped), inputs);
        }
        String routine = switch (operation.getClass().getSimpleName()) {
            case "Product" -> "product";
            case "ProductTransposed" -> "productTransposed";
            case "TransposedProduct" -> "addTransposedProduct";
            case "ColumnSum" -> "columnSums";
            case "StandardizedSum" -> "standardizedSums";
            case "Softmax" -> "softmax";
            case "SoftmaxGradient" -> "softmaxGradient";
            case "LogSoftmax" -> "logSoftmax";
            case "LogSoftmaxGradient" -> "logSoftmaxGradient";
            case "Discrepancy" -> "discrepancy";
            case "DiscrepancyGradient" -> "discrepancyGradient";
            case "SoftmaxCrossEntropy" -> entropy;
            case "SoftmaxCrossEntropyGradient" -> entropy + "Gradient";
            case "OneHot" -> "oneHot";
            case "Divisor" -> "divisor";
            case "WeightedSum" -> "weightedMean";
            case "WeightedMean" -> "weightedMeanOver";
            case "RememberMean" -> "updateRunningMean";
            case "RememberVariance" -> "updateRunningVariance";
            default -> throw new AssertionError("no term for " + operation);
        };
        return Replay.called(routine, routine.startsWith("updateRunning") ? inputs.subList(1, 2) : inputs);
    }

    private static String routine(Operation.Grouped operation) {
        boolean centered = operation.groups().centered();
        return switch (operation.getClass().getSimpleName()) {
            case "GroupMean" -> "groupMeans";
            case "GroupInverse" -> centered ? "groupInverseDeviations" : "groupInverseRoots";
            case "GroupStandardize" -> centered ? "standardizeGroups" : "scaleGroups";
            case "GroupStandardizeGradient" -> centered ? "standardizeGroupsGradient" : "scaleGroupsGradient";
            default -> throw new AssertionError("no term for " + operation);
        };
    }

    private static String routine(Operation.Windowed operation) {
        if (operation instanceof Operation.WindowSum sum) {
            return sum.mean() ? "windowMeans" : "windowSums";
        }
        if (operation instanceof Operation.WindowSpread spread) {
            return spread.mean() ? "spreadWindowMeans" : "spreadWindowSums";
        }
        return switch (operation.getClass().getSimpleName()) {
            case "Convolution" -> "convolution";
            case "ConvolutionTransposed" -> "convolutionTransposed";
            case "ConvolutionGradient" -> "addConvolutionGradient";
            case "WindowMax" -> "windowMaxima";
            case "WindowMaxGradient" -> "windowMaximaGradient";
            default -> throw new AssertionError("no term for " + operation);
        };
    }
}
