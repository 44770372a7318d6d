// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.dl4j;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Calls of {@code fit}; the arrays of the batch are made once, and written for every step. */
final class Deeplearning4jLearner implements Learner {
    private final Workload workload;
    private final int batch;
    private final float[] inputs;
    private final int[] labels;
    private final float[] batchInputs;
    private final float[] batchTargets;
    private final MultiLayerNetwork network;
    private final INDArray x;
    private final INDArray y;

    Deeplearning4jLearner(Workload workload, Map<String, float[]> parameters, Rows rows) {
        this.workload = workload;
        batch = workload.trainingRows();
        inputs = rows.inputs;
        labels = rows.labels;
        batchInputs = new float[batch * workload.inputs()];
        batchTargets = new float[batch * workload.outputs()];
        network = WorkloadConfiguration.network(workload, parameters);
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        x = Nd4j.create(Deeplearning4j.inputShape(workload, batch), 'c');
        y = Nd4j.create(new long[] {batch, workload.outputs()}, 'c');
    }

    @Override
    public double step(int first) {
        System.arraycopy(inputs, first * workload.inputs(), batchInputs, 0, batchInputs.length);
        Arrays.fill(batchTargets, 0);
        for (int row = 0; row < batch; row++) {
            int label = labels[first + row];
            if (workload.hasClasses()) {
                batchTargets[row * workload.outputs() + label] = 1;
            } else {
                batchTargets[row] = label;
            }
        }
        x.data().setData(batchInputs);
        y.data().setData(batchTargets);
        network.fit(x, y);
        return network.score();
    }
}
