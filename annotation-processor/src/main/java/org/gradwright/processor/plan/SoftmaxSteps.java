// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.ValueType;

/** Softmax, and the cross-entropies that contain it. */
final class SoftmaxSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.Softmax.class, (node, lowering) -> value("softmax", node, lowering),
            Operation.SoftmaxGradient.class, (node, lowering) -> gradient("softmaxGradient", node, lowering),
            Operation.LogSoftmax.class, (node, lowering) -> value("logSoftmax", node, lowering),
            Operation.LogSoftmaxGradient.class, (node, lowering) -> gradient("logSoftmaxGradient", node, lowering),
            Operation.SoftmaxCrossEntropy.class, SoftmaxSteps::crossEntropy,
            Operation.SoftmaxCrossEntropyGradient.class, SoftmaxSteps::gradient);

    private SoftmaxSteps() {}

    private static List<Step> value(String routine, Node node, Lowering lowering) {
        return List.of(Lowering.call(
                routine,
                lowering.value(node, 0),
                lowering.out(node),
                lowering.rows(node, 0),
                lowering.columns(node, 0)));
    }

    /** Of the value and what reaches it. */
    private static List<Step> gradient(String routine, Node node, Lowering lowering) {
        return List.of(Lowering.call(
                routine,
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.out(node),
                lowering.rows(node, 0),
                lowering.columns(node, 0)));
    }

    private static List<Step> crossEntropy(Node node, Lowering lowering) {
        return List.of(Lowering.call(
                routine(node, lowering),
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.out(node),
                lowering.rows(node, 0),
                lowering.columns(node, 0)));
    }

    private static List<Step> gradient(Node node, Lowering lowering) {
        return List.of(Lowering.call(
                routine(node, lowering) + "Gradient",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.value(node, 2),
                lowering.out(node),
                lowering.rows(node, 0),
                lowering.columns(node, 0)));
    }

    /** Routines take labels and probabilities as targets under two names. */
    private static String routine(Node node, Lowering lowering) {
        return lowering.input(node, 1).type() == ValueType.LABELS ? "sparseSoftmaxCrossEntropy" : "softmaxCrossEntropy";
    }
}
