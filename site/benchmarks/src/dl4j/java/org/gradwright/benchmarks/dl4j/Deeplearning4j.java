// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.systems.Predictor;
import org.gradwright.benchmarks.workloads.NetworkShape;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j; its threads are those of OpenMP, which the environment tells. */
public final class Deeplearning4j implements MeasuredSystem {
    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String settings(int threads) {
        return "Deeplearning4j 1.0.0-M2.1, " + Nd4j.getBackend().getClass().getSimpleName()
                + " of linux-x86_64-onednn-avx512, OMP_WAIT_POLICY=" + System.getenv("OMP_WAIT_POLICY")
                + ", OMP_NUM_THREADS=" + System.getenv("OMP_NUM_THREADS")
                + ", no periodic garbage collection; Nesterov's momentum in T5";
    }

    @Override
    public boolean hasNesterovMomentumAlone() {
        return true;
    }

    static long[] inputShape(Workload workload, int rows) {
        return workload == Workload.T4
                ? new long[] {rows, 1, NetworkShape.SIDE, NetworkShape.SIDE}
                : new long[] {rows, workload.inputs()};
    }

    @Override
    public Predictor predictor(Workload workload, Map<String, float[]> parameters, int rows, int threads) {
        MultiLayerNetwork network = WorkloadConfiguration.network(workload, parameters);
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        INDArray x = Nd4j.create(inputShape(workload, rows), 'c');
        return (inputs, outputs) -> {
            x.data().setData(inputs);
            INDArray y = network.output(x, false);
            (y.ordering() == 'c' ? y : y.dup('c')).data().asNioFloat().get(outputs);
        };
    }

    @Override
    public Learner learner(Workload workload, Map<String, float[]> parameters, Rows rows, int threads) {
        return new Deeplearning4jLearner(workload, parameters, rows);
    }
}
