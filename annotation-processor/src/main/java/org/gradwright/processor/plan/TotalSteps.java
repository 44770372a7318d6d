// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Reduction;
import org.gradwright.processor.plan.Step.Argument;

/** Many losses as one number, and what they are divided by. A total that nothing reads is what a session returns. */
final class TotalSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.OneHot.class, TotalSteps::oneHot,
            Operation.Divisor.class, TotalSteps::divisor,
            Operation.WeightedSum.class, TotalSteps::weightedSum,
            Operation.WeightedMean.class, TotalSteps::weightedMean);

    private TotalSteps() {}

    private static List<Step> oneHot(Node node, Lowering lowering) {
        int classes = ((Operation.OneHot) node.operation()).classes();
        return List.of(Lowering.call(
                "oneHot",
                lowering.value(node, 0),
                lowering.out(node),
                new Argument.Rows(1),
                new Argument.Count(classes)));
    }

    private static List<Step> divisor(Node node, Lowering lowering) {
        return List.of(Lowering.call(
                "divisor",
                lowering.value(node, 0),
                lowering.out(node),
                new Argument.Rows(lowering.input(node, 0).shape().size())));
    }

    private static List<Step> weightedSum(Node node, Lowering lowering) {
        var sum = (Operation.WeightedSum) node.operation();
        if (!lowering.isStored(node)) {
            return List.of();
        }
        if (sum.reduction() != Reduction.MEAN || sum.factor() != 1) {
            throw new IllegalStateException("no steps for " + sum + " within a batch");
        }
        return List.of(Lowering.call(
                "weightedMean",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.out(node),
                new Argument.Rows(1),
                width(node, lowering)));
    }

    private static List<Step> weightedMean(Node node, Lowering lowering) {
        var mean = (Operation.WeightedMean) node.operation();
        if (!lowering.isStored(node)) {
            return List.of();
        }
        if (mean.factor() != 1) {
            throw new IllegalStateException("no steps for " + mean + " within a batch");
        }
        return List.of(Lowering.call(
                "weightedMeanOver",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.value(node, 2),
                lowering.out(node),
                new Argument.Rows(1),
                width(node, lowering)));
    }

    private static Argument width(Node node, Lowering lowering) {
        return new Argument.Count(
                Math.toIntExact(lowering.input(node, 0).shape().size()));
    }
}
