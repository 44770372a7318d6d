// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Step.Argument;

/** Statistics of a batch, what is remembered of them, and the gradient of a normalization by them. */
final class NormalizationSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.BatchMean.class, NormalizationSteps::mean,
            Operation.BatchVariance.class, NormalizationSteps::variance,
            Operation.RememberMean.class, NormalizationSteps::rememberMean,
            Operation.RememberVariance.class, NormalizationSteps::rememberVariance,
            Operation.StandardizedSum.class, NormalizationSteps::standardizedSum,
            Operation.BatchNormalizeGradient.class, NormalizationSteps::gradient);

    private NormalizationSteps() {}

    private static List<Step> mean(Node node, Lowering lowering) {
        String layer = ((Operation.BatchMean) node.operation()).layer();
        Step mean = Lowering.call(
                "columnMeans",
                lowering.value(node, 0),
                lowering.out(node),
                lowering.rows(node, 0),
                lowering.columns(node, 0));
        return choice(layer, lowering.computed(node, Arithmetic.COPY, 1), mean);
    }

    private static List<Step> variance(Node node, Lowering lowering) {
        String layer = ((Operation.BatchVariance) node.operation()).layer();
        Step variance = Lowering.call(
                "columnVariances",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.out(node),
                lowering.rows(node, 0),
                lowering.columns(node, 0));
        return choice(layer, lowering.computed(node, Arithmetic.COPY, 2), variance);
    }

    private static List<Step> rememberMean(Node node, Lowering lowering) {
        var remember = (Operation.RememberMean) node.operation();
        Step update = Lowering.call(
                "updateRunningMean",
                lowering.value(node, 0),
                lowering.value(node, 1),
                new Argument.Real(remember.momentum()),
                lowering.columns(node, 0));
        return List.of(new Step.Frozen(remember.layer(), List.of(), List.of(update)));
    }

    private static List<Step> rememberVariance(Node node, Lowering lowering) {
        var remember = (Operation.RememberVariance) node.operation();
        Step update = Lowering.call(
                "updateRunningVariance",
                lowering.value(node, 0),
                lowering.value(node, 1),
                new Argument.Real(remember.momentum()),
                new Argument.Rows(remember.valuesOfARow()),
                lowering.columns(node, 0));
        return List.of(new Step.Frozen(remember.layer(), List.of(), List.of(update)));
    }

    private static List<Step> gradient(Node node, Lowering lowering) {
        String layer = ((Operation.BatchNormalizeGradient) node.operation()).layer();
        Step gradient = Lowering.call(
                "normalizeColumnsGradient",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.value(node, 2),
                lowering.value(node, 3),
                lowering.value(node, 4),
                lowering.value(node, 5),
                lowering.value(node, 6),
                lowering.out(node),
                lowering.rows(node, 0),
                lowering.columns(node, 0));
        return choice(layer, lowering.computed(node, Arithmetic.FROZEN_NORMALIZE_GRADIENT, 0, 3, 4), gradient);
    }

    private static List<Step> standardizedSum(Node node, Lowering lowering) {
        Argument rows = lowering.rows(node, 0);
        Argument columns = lowering.columns(node, 0);
        return List.of(
                lowering.isSink(node)
                        ? lowering.sink(node, "addStandardizedSums", rows, columns)
                        : Lowering.call(
                                "standardizedSums",
                                lowering.value(node, 0),
                                lowering.value(node, 1),
                                lowering.value(node, 2),
                                lowering.value(node, 3),
                                lowering.out(node),
                                rows,
                                columns));
    }

    private static List<Step> choice(String layer, Step frozen, Step trained) {
        return List.of(new Step.Frozen(layer, List.of(frozen), List.of(trained)));
    }
}
