// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.tensorflow;

import org.gradwright.benchmarks.workloads.NetworkShape;
import org.gradwright.benchmarks.workloads.Workload;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** A graph with its input; sessions on it run operations in the thread that calls, and share their loops among threads. */
final class StaticGraph {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Placeholder<TFloat32> input;

    /** The input's tensor, written again for every run. */
    private final TFloat32 inputTensor;

    StaticGraph(Workload workload, int rows) {
        Shape shape = workload == Workload.T4
                ? Shape.of(rows, NetworkShape.SIDE, NetworkShape.SIDE, 1)
                : Shape.of(rows, workload.inputs());
        input = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        inputTensor = TFloat32.tensorOf(shape);
    }

    Graph graph() {
        return graph;
    }

    Ops tf() {
        return tf;
    }

    Placeholder<TFloat32> input() {
        return input;
    }

    Session session(int threads) {
        return new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(threads)
                        .setInterOpParallelismThreads(-1)
                        .build());
    }

    /** A run with these inputs, from that element on. */
    Session.Runner runner(Session session, float[] inputs, int offset) {
        inputTensor.asRawTensor().data().asFloats().write(inputs, offset, (int) inputTensor.size());
        return session.runner().feed(input, inputTensor);
    }
}
