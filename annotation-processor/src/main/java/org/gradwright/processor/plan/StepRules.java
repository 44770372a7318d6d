// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Operation;

/** One rule per operation that is not elementwise, a file for each family. */
final class StepRules {
    private static final Map<Class<? extends Operation>, StepRule> RULES = new HashMap<>();

    static {
        RULES.put(Operation.Reshape.class, (node, lowering) -> List.of());
        RULES.putAll(ProductSteps.RULES);
        RULES.putAll(NormalizationSteps.RULES);
        RULES.putAll(DropoutSteps.RULES);
        RULES.putAll(SoftmaxSteps.RULES);
        RULES.putAll(DiscrepancySteps.RULES);
        RULES.putAll(RowSteps.RULES);
        RULES.putAll(PartSteps.RULES);
        RULES.putAll(WindowSteps.RULES);
        RULES.putAll(GroupSteps.RULES);
        RULES.putAll(NoiseSteps.RULES);
        RULES.putAll(TotalSteps.RULES);
    }

    private StepRules() {}

    static StepRule of(Operation operation) {
        StepRule rule = RULES.get(operation.getClass());
        if (rule == null) {
            throw new IllegalStateException("no steps for " + operation);
        }
        return rule;
    }
}
