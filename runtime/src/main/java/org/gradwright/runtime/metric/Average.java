// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** How a measure of each class, or of each label, becomes one figure. */
public enum Average {
    /** The mean of the measures: rare classes count as much as frequent ones. */
    MACRO,
    /** The measure of the counts of all classes together: each row counts as much as any other. */
    MICRO,
    /** The mean of the measures, each weighed by the rows that are of its class; 0 where there are none. */
    WEIGHTED;

    /** The average over classes; NaN of none. */
    double of(List<BinaryCounts> classes, ToDoubleFunction<BinaryCounts> measure) {
        if (classes.isEmpty()) {
            return Double.NaN;
        }
        if (this == MICRO) {
            return measure.applyAsDouble(
                    classes.stream().reduce(BinaryCounts::plus).orElseThrow());
        }
        double sum = 0;
        double weights = 0;
        for (BinaryCounts each : classes) {
            double weight = this == MACRO ? 1 : each.positives();
            sum += weight * measure.applyAsDouble(each);
            weights += weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
