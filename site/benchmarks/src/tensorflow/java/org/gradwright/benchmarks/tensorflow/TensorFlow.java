// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.tensorflow;

import java.util.Map;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.systems.Predictor;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** TensorFlow: graphs of fixed shapes. */
public final class TensorFlow implements MeasuredSystem {
    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public String settings(int threads) {
        return "TensorFlow " + org.tensorflow.TensorFlow.version() + ", static graph, weights constant in prediction,"
                + " inter-op threads -1, intra-op threads " + threads;
    }

    @Override
    public Predictor predictor(Workload workload, Map<String, float[]> parameters, int rows, int threads) {
        StaticGraph graph = new StaticGraph(workload, rows);
        Ops tf = graph.tf();
        Operand<TFloat32> logits = new LayerOps(tf, workload, parameters, rows, false).logits(graph.input());
        Operand<TFloat32> probabilities = workload.hasClasses() ? tf.nn.softmax(logits) : tf.math.sigmoid(logits);
        Session session = graph.session(threads);
        return (inputs, outputs) -> {
            try (Result result =
                    graph.runner(session, inputs, 0).fetch(probabilities).run()) {
                result.get(0).asRawTensor().data().asFloats().read(outputs);
            }
        };
    }

    @Override
    public Learner learner(Workload workload, Map<String, float[]> parameters, Rows rows, int threads) {
        return new TensorFlowLearner(workload, parameters, rows, threads);
    }
}
