// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.NoOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A training step as one run of a graph: the gradients, and what updates each parameter. */
final class TensorFlowLearner implements Learner {
    private final Workload workload;
    private final int batch;
    private final float[] inputs;
    private final int[] labels;
    private final StaticGraph graph;
    private final Ops tf;
    private final Session session;
    private final Placeholder<TInt32> target;
    private final TInt32 targetTensor;
    private final Operand<TFloat32> loss;
    private final Op step;

    TensorFlowLearner(Workload workload, Map<String, float[]> parameters, Rows rows, int threads) {
        this.workload = workload;
        batch = workload.trainingRows();
        inputs = rows.inputs;
        labels = rows.labels;
        graph = new StaticGraph(workload, batch);
        tf = graph.tf();
        target = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(batch)));
        targetTensor = TInt32.tensorOf(Shape.of(batch));
        LayerOps layers = new LayerOps(tf, workload, parameters, batch, true);
        Operand<TFloat32> logits = layers.logits(graph.input());
        Operand<TInt32> all = tf.constant(new int[] {0});
        Operand<TFloat32> logitGradients;
        if (workload.hasClasses()) {
            SparseSoftmaxCrossEntropyWithLogits<TFloat32> losses =
                    tf.nn.sparseSoftmaxCrossEntropyWithLogits(logits, target);
            loss = tf.math.mean(losses.loss(), all);
            logitGradients = losses.backprop();
        } else {
            Operand<TFloat32> targets =
                    tf.reshape(tf.dtypes.cast(target, TFloat32.class), tf.constant(new int[] {batch, 1}));
            loss = tf.math.mean(sigmoidLosses(logits, targets), tf.constant(new int[] {0, 1}));
            logitGradients = tf.math.sub(tf.math.sigmoid(logits), targets);
        }
        List<Op> updates = new ArrayList<>(layers.statisticUpdates);
        Output<?>[] gradients = gradients(layers, logits, tf.math.mul(logitGradients, tf.constant(1f / batch)));
        new UpdateOps(tf, workload).add(layers, gradients, updates);
        step = updates.size() == 1
                ? updates.get(0)
                : NoOp.create(tf.withControlDependencies(updates).scope());
        session = graph.session(threads);
        layers.initializers.forEach(session::run);
    }

    /** {@code max(z, 0) - z t + log(1 + exp(-abs(z)))}. */
    private Operand<TFloat32> sigmoidLosses(Operand<TFloat32> z, Operand<TFloat32> t) {
        Operand<TFloat32> linear = tf.math.sub(tf.nn.relu(z), tf.math.mul(z, t));
        return tf.math.add(linear, tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(z)))));
    }

    private Output<?>[] gradients(LayerOps layers, Operand<TFloat32> logits, Operand<TFloat32> logitGradients) {
        Output<?>[] variables =
                layers.variables.values().stream().map(Variable::asOutput).toArray(Output<?>[]::new);
        return graph.graph().addGradients("gradients", new Output<?>[] {logits.asOutput()}, variables, new Output<?>[] {
            logitGradients.asOutput()
        });
    }

    @Override
    public double step(int first) {
        targetTensor.asRawTensor().data().asInts().write(labels, first, batch);
        try (Result result = graph.runner(session, inputs, first * workload.inputs())
                .feed(target, targetTensor)
                .addTarget(step)
                .fetch(loss)
                .run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }
}
