// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Joins neighboring questions whether the same layer is frozen. */
final class FrozenMerging {
    private FrozenMerging() {}

    static List<Step> merge(List<Step> steps) {
        List<Step> merged = new ArrayList<>();
        for (Step step : steps) {
            Step last = merged.isEmpty() ? step : merged.get(merged.size() - 1);
            if (!merged.isEmpty()
                    && last instanceof Step.Frozen first
                    && step instanceof Step.Frozen second
                    && first.layer().equals(second.layer())) {
                merged.set(
                        merged.size() - 1,
                        new Step.Frozen(
                                first.layer(),
                                joined(first.frozen(), second.frozen()),
                                joined(first.trained(), second.trained())));
            } else if (last instanceof Step.Gradients first
                    && step instanceof Step.Gradients second
                    && !merged.isEmpty()
                    && first.layer().equals(second.layer())) {
                merged.set(merged.size() - 1, new Step.Gradients(first.layer(), joined(first.steps(), second.steps())));
            } else {
                merged.add(step);
            }
        }
        return merged;
    }

    private static List<Step> joined(List<Step> first, List<Step> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
