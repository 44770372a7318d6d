// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.systems;

import java.util.Map;
import org.gradwright.benchmarks.workloads.Metric;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;

/**
 * A system that is measured; it has a constructor without parameters.
 *
 * <p>Parameters are those of the network of Gradwright by their full names, as {@code first.weight}, each in natural layout:
 * {@code [inputs, units]}, {@code [rows, columns, channels, filters]}; running statistics are among them.
 */
public interface MeasuredSystem {
    /** The system's name in the table. */
    String name();

    /** Version, provider and what else was set, on one line. */
    String settings(int threads);

    /** Whether the system can do it at all. */
    default boolean measures(Workload workload, Metric metric) {
        return true;
    }

    /** Whether a step returns the loss; it returns NaN where the system computes none. */
    default boolean tellsLoss() {
        return true;
    }

    /** Whether the momentum of T5 is Nesterov's, as the system has no other. */
    default boolean hasNesterovMomentumAlone() {
        return false;
    }

    /** A network that predicts so many rows at a time. */
    Predictor predictor(Workload workload, Map<String, float[]> parameters, int rows, int threads);

    /**
     * A network that is trained with batches of {@link Workload#trainingRows} of these rows.
     *
     * @throws UnsupportedOperationException if the system trains nothing
     */
    Learner learner(Workload workload, Map<String, float[]> parameters, Rows rows, int threads);
}
