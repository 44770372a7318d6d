// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the validation data came to at one moment.
 *
 * @param loss the mean data loss
 * @param metrics the metrics by name, in the order in which they were given
 */
public record Validation(double loss, Map<String, Double> metrics) {
    /** Copies the metrics. */
    public Validation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
