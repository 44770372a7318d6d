// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * The steps of one layer in one phase, which become one method.
 *
 * @param layer empty for what belongs to no layer
 * @param value the last of what is computed
 */
public record Section(String layer, String value, List<Step> steps) {
    public Section {
        steps = List.copyOf(steps);
    }

    /** Whether a step reads what the gradient of the objective is multiplied by. */
    public boolean readsScale() {
        return steps.stream().anyMatch(Section::readsScale);
    }

    private static boolean readsScale(Step step) {
        if (step instanceof Step.Frozen choice) {
            return Stream.concat(choice.frozen().stream(), choice.trained().stream())
                    .anyMatch(Section::readsScale);
        }
        if (step instanceof Step.Gradients gradients) {
            return gradients.steps().stream().anyMatch(Section::readsScale);
        }
        if (step instanceof Step.Rows rows) {
            return rows.operands().stream().anyMatch(operand -> operand.location() instanceof Location.Scale);
        }
        return step instanceof Step.Loop loop
                && loop.assignments().stream()
                        .flatMap(assignment -> assignment.operands().stream())
                        .anyMatch(operand -> operand instanceof Step.Operand.Element element
                                && element.location() instanceof Location.Scale);
    }
}
