// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.systems.Predictor;
import org.gradwright.benchmarks.workloads.Metric;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;

/** ONNX Runtime: input and output lie in buffers that are made once and that native code reads and writes itself. */
public final class OnnxRuntime implements MeasuredSystem {
    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public String settings(int threads) {
        return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion()
                + ", processor, all optimizations, sequential, intra-op threads " + threads
                + ", direct buffers for input and output made once";
    }

    @Override
    public boolean measures(Workload workload, Metric metric) {
        return !metric.training();
    }

    @Override
    public Predictor predictor(Workload workload, Map<String, float[]> parameters, int rows, int threads) {
        try {
            return predictor(OnnxModels.of(workload, parameters, rows), workload, rows, threads);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static Predictor predictor(byte[] model, Workload workload, int rows, int threads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        OrtSession session = environment.createSession(model, options);
        FloatBuffer from = direct(rows * workload.inputs());
        FloatBuffer to = direct(rows * workload.outputs());
        Map<String, OnnxTensor> inputs = Map.of(
                OnnxGraph.INPUT, OnnxTensor.createTensor(environment, from, OnnxModels.inputShape(workload, rows)));
        Map<String, OnnxTensor> outputs = Map.of(
                OnnxGraph.OUTPUT, OnnxTensor.createTensor(environment, to, new long[] {rows, workload.outputs()}));
        return (x, y) -> {
            from.put(0, x);
            try {
                session.run(inputs, outputs).close();
                to.get(0, y);
            } catch (OrtException e) {
                throw failed(e);
            }
        };
    }

    private static FloatBuffer direct(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static IllegalStateException failed(OrtException e) {
        return new IllegalStateException("ONNX Runtime failed", e);
    }

    @Override
    public Learner learner(Workload workload, Map<String, float[]> parameters, Rows rows, int threads) {
        throw new UnsupportedOperationException("ONNX Runtime is measured in prediction alone");
    }
}
