// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.List;
import org.gradwright.runtime.metric.Direction;
import org.gradwright.runtime.metric.Metric;

/** The figures of a training that can be watched. */
record Monitors(boolean hasValidation, List<Metric> metrics) {
    /**
     * Which of two values of a figure is the better one.
     *
     * @throws IllegalStateException if the training has no such figure
     */
    Direction direction(String name) {
        if (name.equals(Monitor.LOSS) || (hasValidation && name.equals(Monitor.VALIDATION_LOSS))) {
            return Direction.MINIMIZE;
        }
        for (Metric metric : metrics) {
            if (metric.name().equals(name)) {
                return metric.direction();
            }
        }
        if (name.equals(Monitor.VALIDATION_LOSS)) {
            throw new IllegalStateException("the validation loss is watched: call validation(data) before fit");
        }
        throw new IllegalStateException("'" + name + "' is watched, but there are '" + Monitor.LOSS + "', '"
                + Monitor.VALIDATION_LOSS + "' and the metrics "
                + metrics.stream().map(Metric::name).toList());
    }
}
