// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.util.Map;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.systems.Predictor;
import org.gradwright.benchmarks.workloads.Metric;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;

/** What is timed: one prediction, or one training step with the next batch. */
interface Program {
    /** The batches that training goes through again and again. */
    int BATCHES = 8;

    void run();

    static Program of(
            MeasuredSystem system, Workload workload, Metric metric, Map<String, float[]> parameters, int threads) {
        return metric.training()
                ? training(workload, system, parameters, threads)
                : prediction(workload, metric.rows(), system, parameters, threads);
    }

    private static Program prediction(
            Workload workload, int rows, MeasuredSystem system, Map<String, float[]> parameters, int threads) {
        float[] inputs = new Rows(workload, rows).inputs;
        float[] outputs = new float[rows * workload.outputs()];
        Predictor predictor = system.predictor(workload, parameters, rows, threads);
        return () -> predictor.predict(inputs, outputs);
    }

    private static Program training(
            Workload workload, MeasuredSystem system, Map<String, float[]> parameters, int threads) {
        int rows = workload.trainingRows();
        Learner learner = system.learner(workload, parameters, new Rows(workload, BATCHES * rows), threads);
        return new Program() {
            private int batch;

            @Override
            public void run() {
                double loss = learner.step(batch * rows);
                if (Double.isInfinite(loss) || (system.tellsLoss() && Double.isNaN(loss))) {
                    throw new IllegalStateException("the loss is " + loss);
                }
                batch = (batch + 1) % BATCHES;
            }
        };
    }
}
