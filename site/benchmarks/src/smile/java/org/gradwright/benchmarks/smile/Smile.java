// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.smile;

import java.util.Map;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.systems.Predictor;
import org.gradwright.benchmarks.workloads.Metric;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;

/** Smile: chains of dense layers, in double, one row at a time. */
public final class Smile implements MeasuredSystem {
    @Override
    public String name() {
        return "smile";
    }

    @Override
    public String settings(int threads) {
        return "Smile 4.3.0, in double, row by row, momentum of " + Workload.MOMENTUM
                + " in the place of Adam, OMP_NUM_THREADS=" + System.getenv("OMP_NUM_THREADS");
    }

    @Override
    public boolean measures(Workload workload, Metric metric) {
        return workload == Workload.T1 || workload == Workload.T3;
    }

    @Override
    public boolean tellsLoss() {
        return false;
    }

    @Override
    public Predictor predictor(Workload workload, Map<String, float[]> parameters, int rows, int threads) {
        SmileNetwork network = new SmileNetwork(workload, parameters);
        int width = workload.inputs();
        int classes = workload.outputs();
        double[] row = new double[width];
        double[] probabilities = new double[classes];
        return (inputs, outputs) -> {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < width; j++) {
                    row[j] = inputs[i * width + j];
                }
                network.predict(row, probabilities);
                for (int j = 0; j < classes; j++) {
                    outputs[i * classes + j] = (float) probabilities[j];
                }
            }
        };
    }

    @Override
    public Learner learner(Workload workload, Map<String, float[]> parameters, Rows rows, int threads) {
        SmileNetwork network = new SmileNetwork(workload, parameters);
        int batch = workload.trainingRows();
        int width = workload.inputs();
        double[][] x = new double[batch][width];
        int[] y = new int[batch];
        return first -> {
            for (int i = 0; i < batch; i++) {
                for (int j = 0; j < width; j++) {
                    x[i][j] = rows.inputs[(first + i) * width + j];
                }
                y[i] = rows.labels[first + i];
            }
            network.update(x, y);
            return Double.NaN;
        };
    }
}
