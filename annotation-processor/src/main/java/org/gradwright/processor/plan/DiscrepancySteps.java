// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Step.Argument;

/** The discrepancy of two batches, and the gradient of the first of them. */
final class DiscrepancySteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.Discrepancy.class, DiscrepancySteps::discrepancy,
            Operation.DiscrepancyGradient.class, DiscrepancySteps::gradient);

    private DiscrepancySteps() {}

    private static List<Step> discrepancy(Node node, Lowering lowering) {
        return List.of(Lowering.call(
                "discrepancy",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.value(node, 2),
                lowering.out(node),
                new Argument.Real(((Operation.Discrepancy) node.operation()).bandwidth()),
                new Argument.Rows(1),
                width(node, lowering)));
    }

    private static List<Step> gradient(Node node, Lowering lowering) {
        return List.of(Lowering.call(
                "discrepancyGradient",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.value(node, 2),
                lowering.value(node, 3),
                lowering.out(node),
                new Argument.Real(((Operation.DiscrepancyGradient) node.operation()).bandwidth()),
                new Argument.Rows(1),
                width(node, lowering)));
    }

    /** All values of a row. */
    private static Argument width(Node node, Lowering lowering) {
        return new Argument.Count(
                Math.toIntExact(lowering.input(node, 0).shape().size()));
    }
}
