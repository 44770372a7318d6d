// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.util.Map;
import org.gradwright.benchmarks.models.Gradwright;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.workloads.Metric;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;

/** Whether a system computes what Gradwright does, before it is timed. */
final class Agreement {
    private static final double TOLERANCE = 1e-3;

    /** Where each system drops other values, only an error in the definition of the loss would show. */
    private static final double TOLERANCE_OF_RANDOM = 0.15;

    private static final int STEPS = 3;

    private final MeasuredSystem system;
    private final Workload workload;
    private final Map<String, float[]> parameters;
    private final MeasuredSystem reference = new Gradwright();

    Agreement(MeasuredSystem system, Workload workload, Map<String, float[]> parameters) {
        this.system = system;
        this.workload = workload;
        this.parameters = parameters;
    }

    /**
     * Compares all outputs of one batch, or the losses of three steps.
     *
     * @throws IllegalStateException if they differ
     */
    void check(Metric metric, int threads) {
        if (metric.training()) {
            checkLosses(threads);
        } else {
            checkOutputs(metric.rows(), threads);
        }
    }

    private void checkOutputs(int rows, int threads) {
        float[] inputs = new Rows(workload, rows).inputs;
        float[] expected = new float[rows * workload.outputs()];
        float[] found = new float[expected.length];
        reference.predictor(workload, parameters, rows, 1).predict(inputs, expected);
        system.predictor(workload, parameters, rows, threads).predict(inputs, found);
        for (int i = 0; i < found.length; i++) {
            compare("output " + i, expected[i], found[i], TOLERANCE);
        }
    }

    private void checkLosses(int threads) {
        int batch = workload.trainingRows();
        Rows rows = new Rows(workload, STEPS * batch);
        Learner one = reference.learner(workload, parameters, rows, 1);
        Learner other = system.learner(workload, parameters, rows, threads);
        double tolerance = workload.isDeterministic() ? TOLERANCE : TOLERANCE_OF_RANDOM;
        for (int step = 0; step < STEPS; step++) {
            double expected = one.step(step * batch);
            double found = other.step(step * batch);
            compare("the loss of step " + (step + 1), expected, found, tolerance * Math.max(1, expected));
        }
    }

    private void compare(String what, double expected, double found, double tolerance) {
        if (!(Math.abs(expected - found) <= tolerance)) {
            throw new IllegalStateException(system.name() + " and gradwright disagree in " + workload + ": " + what
                    + " is " + found + ", but " + expected + " in gradwright");
        }
    }
}
