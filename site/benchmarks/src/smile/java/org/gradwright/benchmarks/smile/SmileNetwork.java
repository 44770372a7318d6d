// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.smile;

import java.util.Map;
import org.gradwright.benchmarks.workloads.NetworkShape;
import org.gradwright.benchmarks.workloads.Workload;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.Cost;
import smile.base.mlp.HiddenLayer;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;
import smile.classification.MLP;
import smile.math.matrix.Matrix;
import smile.util.function.TimeFunction;

/** A network with given parameters: its layers are built by classes of this one's, as only layers see their weights. */
final class SmileNetwork extends MLP {
    private static final long serialVersionUID = 1L;

    SmileNetwork(Workload workload, Map<String, float[]> parameters) {
        super(layers(workload, parameters));
        setLearningRate(TimeFunction.constant(workload.update().rate()));
        setMomentum(TimeFunction.constant(Workload.MOMENTUM));
    }

    private static LayerBuilder[] layers(Workload workload, Map<String, float[]> parameters) {
        String[] names = NetworkShape.denseLayers(workload);
        LayerBuilder[] builders = new LayerBuilder[names.length + 1];
        builders[0] = Layer.input(workload.inputs());
        for (int i = 0; i < names.length; i++) {
            float[] weight = numbers(parameters, names[i] + ".weight");
            float[] bias = numbers(parameters, names[i] + ".bias");
            builders[i + 1] = i < names.length - 1 ? hidden(weight, bias) : output(weight, bias);
        }
        return builders;
    }

    private static float[] numbers(Map<String, float[]> parameters, String name) {
        float[] numbers = parameters.get(name);
        if (numbers == null) {
            throw new IllegalArgumentException("there is no parameter " + name);
        }
        return numbers;
    }

    private static final class Relu extends HiddenLayer {
        private static final long serialVersionUID = 1L;

        Relu(int inputs, float[] weights, float[] biases) {
            super(biases.length, inputs, 0, ActivationFunction.rectifier());
            fill(weight, bias, weights, biases);
        }
    }

    private static final class Softmax extends OutputLayer {
        private static final long serialVersionUID = 1L;

        Softmax(int inputs, float[] weights, float[] biases) {
            super(biases.length, inputs, OutputFunction.SOFTMAX, Cost.LIKELIHOOD);
            fill(weight, bias, weights, biases);
        }
    }

    private static LayerBuilder hidden(float[] weight, float[] bias) {
        return new LayerBuilder(bias.length, 0) {
            @Override
            public HiddenLayer build(int inputs) {
                return new Relu(inputs, weight, bias);
            }
        };
    }

    private static LayerBuilder output(float[] weight, float[] bias) {
        return new LayerBuilder(bias.length, 0) {
            @Override
            public OutputLayer build(int inputs) {
                return new Softmax(inputs, weight, bias);
            }
        };
    }

    private static void fill(Matrix weight, double[] bias, float[] weights, float[] biases) {
        int units = biases.length;
        for (int unit = 0; unit < units; unit++) {
            bias[unit] = biases[unit];
            for (int input = 0; input < weights.length / units; input++) {
                weight.set(unit, input, weights[input * units + unit]);
            }
        }
    }
}
