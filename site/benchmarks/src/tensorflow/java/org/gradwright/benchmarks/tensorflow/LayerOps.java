// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.benchmarks.workloads.NetworkShape;
import org.gradwright.benchmarks.workloads.Workload;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The layers of a workload in a graph, with parameters that are constants in prediction and variables in training. */
final class LayerOps {
    private static final List<Long> EVERY_PLACE = List.of(1L, 1L, 1L, 1L);

    private final Ops tf;
    private final Workload workload;
    private final Map<String, float[]> parameters;
    private final int rows;
    private final boolean training;

    /** The trained parameters by name, where they are variables. */
    final Map<String, Variable<TFloat32>> variables = new LinkedHashMap<>();

    /** Give the variables their first values. */
    final List<Assign<TFloat32>> initializers = new ArrayList<>();

    /** Remember the statistics of batch normalization. */
    final List<Op> statisticUpdates = new ArrayList<>();

    LayerOps(Ops tf, Workload workload, Map<String, float[]> parameters, int rows, boolean training) {
        this.tf = tf;
        this.workload = workload;
        this.parameters = parameters;
        this.rows = rows;
        this.training = training;
    }

    /** What is predicted, before softmax or sigmoid. */
    Operand<TFloat32> logits(Operand<TFloat32> x) {
        return switch (workload) {
            case T2 -> tabular(x);
            case T4 -> images(x);
            default -> chain(x);
        };
    }

    private Operand<TFloat32> chain(Operand<TFloat32> x) {
        Operand<TFloat32> value = x;
        String[] layers = NetworkShape.denseLayers(workload);
        for (int i = 0; i < layers.length - 1; i++) {
            value = tf.nn.relu(dense(value, layers[i]));
        }
        return dense(value, layers[layers.length - 1]);
    }

    private Operand<TFloat32> tabular(Operand<TFloat32> x) {
        Operand<TFloat32> first = tf.nn.relu(normalized(dense(x, "first")));
        return dense(tf.nn.relu(dense(training ? dropped(first) : first, "second")), "y");
    }

    private Operand<TFloat32> images(Operand<TFloat32> x) {
        Operand<TFloat32> half = convolution(x, "first", 1);
        Operand<TFloat32> quarter = convolution(half, "second", NetworkShape.FIRST_FILTERS);
        int places = NetworkShape.POOLED_PLACES * NetworkShape.SECOND_FILTERS;
        Operand<TFloat32> flat = tf.reshape(quarter, tf.constant(new int[] {rows, places}));
        return dense(tf.nn.relu(dense(flat, "third")), "y");
    }

    /** A convolution of 3 x 3 places that keeps the size, relu, and the maxima of 2 x 2 places. */
    private Operand<TFloat32> convolution(Operand<TFloat32> x, String layer, int channels) {
        int filters = numbers(layer + ".bias").length;
        Operand<TFloat32> weight = parameter(layer + ".weight", Shape.of(3, 3, channels, filters));
        Operand<TFloat32> sums = tf.nn.conv2d(x, weight, EVERY_PLACE, "SAME");
        Operand<TFloat32> value = tf.nn.relu(tf.nn.biasAdd(sums, parameter(layer + ".bias", Shape.of(filters))));
        Operand<TInt32> window = tf.constant(new int[] {1, 2, 2, 1});
        return tf.nn.maxPool(value, window, window, "VALID");
    }

    private Operand<TFloat32> dense(Operand<TFloat32> x, String layer) {
        int units = numbers(layer + ".bias").length;
        int inputs = numbers(layer + ".weight").length / units;
        Operand<TFloat32> product = tf.linalg.matMul(x, parameter(layer + ".weight", Shape.of(inputs, units)));
        return tf.nn.biasAdd(product, parameter(layer + ".bias", Shape.of(units)));
    }

    private Operand<TFloat32> normalized(Operand<TFloat32> x) {
        Shape shape = Shape.of(numbers("norm.scale").length);
        Operand<TFloat32> scale = parameter("norm.scale", shape);
        Operand<TFloat32> shift = parameter("norm.shift", shape);
        Operand<TFloat32> epsilon = tf.constant(NetworkShape.EPSILON);
        if (!training) {
            Operand<TFloat32> variance = constant("norm.variance", shape);
            Operand<TFloat32> factor = tf.math.mul(scale, tf.math.rsqrt(tf.math.add(variance, epsilon)));
            Operand<TFloat32> offset = tf.math.sub(shift, tf.math.mul(constant("norm.mean", shape), factor));
            return tf.math.add(tf.math.mul(x, factor), offset);
        }
        Operand<TInt32> overRows = tf.constant(new int[] {0});
        Operand<TFloat32> mean = tf.math.mean(x, overRows);
        Operand<TFloat32> centered = tf.math.sub(x, mean);
        Operand<TFloat32> variance = tf.math.mean(tf.math.square(centered), overRows);
        remember("norm.mean", mean, 1, shape);
        remember("norm.variance", variance, rows / (rows - 1f), shape);
        Operand<TFloat32> factor = tf.math.mul(scale, tf.math.rsqrt(tf.math.add(variance, epsilon)));
        return tf.math.add(tf.math.mul(centered, factor), shift);
    }

    private void remember(String name, Operand<TFloat32> ofBatch, float factor, Shape shape) {
        Variable<TFloat32> running = variable(name, shape);
        Operand<TFloat32> kept = tf.math.mul(running, tf.constant(NetworkShape.KEPT));
        Operand<TFloat32> added = tf.math.mul(ofBatch, tf.constant((1 - NetworkShape.KEPT) * factor));
        statisticUpdates.add(tf.assign(running, tf.math.add(kept, added)));
    }

    private Operand<TFloat32> dropped(Operand<TFloat32> x) {
        int units = numbers("norm.scale").length;
        Operand<TFloat32> random = tf.random.randomUniform(tf.constant(new int[] {rows, units}), TFloat32.class);
        Operand<TFloat32> kept =
                tf.dtypes.cast(tf.math.greaterEqual(random, tf.constant(NetworkShape.DROPPED)), TFloat32.class);
        return tf.math.mul(x, tf.math.mul(kept, tf.constant(1 / (1 - NetworkShape.DROPPED))));
    }

    private Operand<TFloat32> parameter(String name, Shape shape) {
        if (!training) {
            return constant(name, shape);
        }
        Variable<TFloat32> variable = variable(name, shape);
        variables.put(name, variable);
        return variable;
    }

    private Variable<TFloat32> variable(String name, Shape shape) {
        Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
        initializers.add(tf.assign(variable, constant(name, shape)));
        return variable;
    }

    private Operand<TFloat32> constant(String name, Shape shape) {
        return tf.constant(shape, DataBuffers.of(numbers(name)));
    }

    private float[] numbers(String name) {
        float[] numbers = parameters.get(name);
        if (numbers == null) {
            throw new IllegalArgumentException(workload + " has no parameter " + name);
        }
        return numbers;
    }
}
