// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import java.nio.FloatBuffer;
import java.util.Map;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.systems.Predictor;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;

/** DJL with PyTorch: blocks are called without translators between. */
public final class Djl implements MeasuredSystem {
    /** The engine's name. */
    static final String ENGINE = "PyTorch";

    @Override
    public String name() {
        return "djl";
    }

    @Override
    public String settings(int threads) {
        return "DJL " + Engine.getDjlVersion() + ", PyTorch "
                + Engine.getEngine(ENGINE).getVersion() + " on the processor, interop threads 1, intra-op threads "
                + threads;
    }

    /** Has to come before the engine is loaded. */
    static void threads(int threads) {
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    }

    @Override
    public Predictor predictor(Workload workload, Map<String, float[]> parameters, int rows, int threads) {
        threads(threads);
        NDManager manager = Engine.getEngine(ENGINE).newBaseManager();
        Shape shape = WorkloadBlocks.inputShape(workload, rows);
        WorkloadBlocks blocks = new WorkloadBlocks(workload, parameters);
        SequentialBlock block = blocks.block();
        block.initialize(manager, DataType.FLOAT32, shape);
        blocks.load();
        ParameterStore store = new ParameterStore(manager, false);
        return (inputs, outputs) -> {
            try (NDManager call = manager.newSubManager()) {
                NDArray x = call.create(FloatBuffer.wrap(inputs), shape, DataType.FLOAT32);
                NDArray logits = block.forward(store, new NDList(x), false).singletonOrThrow();
                NDArray probabilities = workload.hasClasses()
                        ? logits.softmax(-1)
                        : logits.getNDArrayInternal().sigmoid();
                probabilities.toByteBuffer().asFloatBuffer().get(outputs);
            }
        };
    }

    @Override
    public Learner learner(Workload workload, Map<String, float[]> parameters, Rows rows, int threads) {
        return new DjlLearner(workload, parameters, rows, threads);
    }
}
