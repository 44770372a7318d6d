// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything about a network that a pass depends on.
 *
 * @param parameters by full name, such as {@code hidden.weight}
 * @param statistics by full name, such as {@code norm.mean}
 * @param steps the number of updates so far
 * @param rowsBefore the rows whose gradients were added up in this step before
 * @param frozen names of the frozen layers
 */
public record State(
        Map<String, double[]> parameters,
        Map<String, double[]> statistics,
        long seed,
        long steps,
        long rowsBefore,
        Set<String> frozen) {
    /** A state at the beginning of a step. */
    public State(
            Map<String, double[]> parameters,
            Map<String, double[]> statistics,
            long seed,
            long steps,
            Set<String> frozen) {
        this(parameters, statistics, seed, steps, 0, frozen);
    }

    /** The same state with {@code distance} times {@code direction} added to a parameter. */
    public State moved(String parameter, double[] direction, double distance) {
        Map<String, double[]> moved = new TreeMap<>(parameters);
        double[] values = parameters.get(parameter).clone();
        Arrays.setAll(values, i -> values[i] + distance * direction[i]);
        moved.put(parameter, values);
        return new State(moved, statistics, seed, steps, rowsBefore, frozen);
    }

    /** The same state after so many updates. */
    public State after(long updates) {
        return new State(parameters, statistics, seed, updates, frozen);
    }

    /** The same state after the gradients of so many rows of the step were added up. */
    public State behind(long rows) {
        return new State(parameters, statistics, seed, steps, rows, frozen);
    }

    /** The same state with other layers frozen. */
    public State frozen(Set<String> layers) {
        return new State(parameters, statistics, seed, steps, rowsBefore, layers);
    }
}
