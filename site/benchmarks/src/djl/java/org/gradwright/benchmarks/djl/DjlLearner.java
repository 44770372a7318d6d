// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;

/** A training loop of DJL's trainer. */
final class DjlLearner implements Learner {
    private final Workload workload;
    private final int batch;
    private final float[] inputs;
    private final int[] labels;
    private final float[] targets;
    private final Trainer trainer;
    private final Loss loss;

    DjlLearner(Workload workload, Map<String, float[]> parameters, Rows rows, int threads) {
        Djl.threads(threads);
        this.workload = workload;
        batch = workload.trainingRows();
        inputs = rows.inputs;
        labels = rows.labels;
        targets = rows.targets();
        loss = workload.hasClasses() ? Loss.softmaxCrossEntropyLoss() : Loss.sigmoidBinaryCrossEntropyLoss();
        WorkloadBlocks blocks = new WorkloadBlocks(workload, parameters);
        Model model = Model.newInstance(workload.name(), Djl.ENGINE);
        model.setBlock(blocks.block());
        trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer(workload)));
        trainer.initialize(WorkloadBlocks.inputShape(workload, batch));
        blocks.load();
    }

    private static Optimizer optimizer(Workload workload) {
        Tracker rate = Tracker.fixed((float) workload.update().rate());
        return switch (workload.update()) {
            case ADAM -> Optimizer.adam().optLearningRateTracker(rate).build();
            case MOMENTUM ->
                Optimizer.sgd()
                        .setLearningRateTracker(rate)
                        .optMomentum((float) Workload.MOMENTUM)
                        .build();
        };
    }

    @Override
    public double step(int first) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            int width = workload.inputs();
            Buffer values = FloatBuffer.wrap(inputs, first * width, batch * width);
            NDArray x = manager.create(values, WorkloadBlocks.inputShape(workload, batch), DataType.FLOAT32);
            double value;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray mean = loss.evaluate(new NDList(target(manager, first)), trainer.forward(new NDList(x)));
                collector.backward(mean);
                value = mean.getFloat();
            }
            trainer.step();
            return value;
        }
    }

    private NDArray target(NDManager manager, int first) {
        if (!workload.hasClasses()) {
            return manager.create(FloatBuffer.wrap(targets, first, batch), new Shape(batch, 1), DataType.FLOAT32);
        }
        long[] numbers = new long[batch];
        for (int i = 0; i < batch; i++) {
            numbers[i] = labels[first + i];
        }
        return manager.create(LongBuffer.wrap(numbers), new Shape(batch), DataType.INT64);
    }
}
