// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Step.Argument;

/** Masks of dropout. */
final class DropoutSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES =
            Map.of(Operation.DropoutMask.class, DropoutSteps::mask);

    private DropoutSteps() {}

    private static List<Step> mask(Node node, Lowering lowering) {
        var mask = (Operation.DropoutMask) node.operation();
        return List.of(Lowering.call(
                "dropoutMask",
                lowering.out(node),
                new Argument.Rows(node.shape().size()),
                new Argument.MaskKey(mask.layer(), mask.call(), node.shape().size()),
                new Argument.Real(mask.rate())));
    }
}
