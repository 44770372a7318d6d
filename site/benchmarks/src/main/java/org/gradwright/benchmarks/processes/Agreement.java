// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.util.Map;
import java.util.Optional;
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
    private final MeasuredSystem reference;

    Agreement(MeasuredSystem system, Workload workload, Map<String, float[]> parameters) {
        this.system = system;
        this.workload = workload;
        this.parameters = parameters;
        reference = new Gradwright(system.hasNesterovMomentumAlone());
    }

    /**
     * Compares all outputs of one batch, or the losses of three steps where the system tells them; returns what differs, or
     * nothing.
     */
    Optional<String> difference(Metric metric, int threads) {
        if (metric.training() && !system.tellsLoss()) {
            System.err.println(system.name() + " tells no loss: its training is not compared");
            return Optional.empty();
        }
        return metric.training() ? differentLoss(threads) : differentOutput(metric.rows(), threads);
    }

    private Optional<String> differentOutput(int rows, int threads) {
        float[] inputs = new Rows(workload, rows).inputs;
        float[] expected = new float[rows * workload.outputs()];
        float[] found = new float[expected.length];
        reference.predictor(workload, parameters, rows, 1).predict(inputs, expected);
        system.predictor(workload, parameters, rows, threads).predict(inputs, found);
        for (int i = 0; i < found.length; i++) {
            if (differ(expected[i], found[i], TOLERANCE)) {
                return difference("output " + i, expected[i], found[i]);
            }
        }
        return Optional.empty();
    }

    private Optional<String> differentLoss(int threads) {
        int batch = workload.trainingRows();
        Rows rows = new Rows(workload, STEPS * batch);
        Learner one = reference.learner(workload, parameters, rows, 1);
        Learner other = system.learner(workload, parameters, rows, threads);
        double tolerance = workload.isDeterministic() ? TOLERANCE : TOLERANCE_OF_RANDOM;
        for (int step = 0; step < STEPS; step++) {
            double expected = one.step(step * batch);
            double found = other.step(step * batch);
            if (differ(expected, found, tolerance * Math.max(1, expected))) {
                return difference("the loss of step " + (step + 1), expected, found);
            }
        }
        return Optional.empty();
    }

    /** Also if one is NaN. */
    private static boolean differ(double expected, double found, double tolerance) {
        return !(Math.abs(expected - found) <= tolerance);
    }

    private Optional<String> difference(String what, double expected, double found) {
        return Optional.of(what + " of " + workload + " is " + found + ", but " + expected + " in gradwright");
    }
}
