// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gradwright.benchmarks.workloads.Layouts;
import org.gradwright.benchmarks.workloads.NetworkShape;
import org.gradwright.benchmarks.workloads.Workload;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The layers of a workload; images have their channels first. */
final class WorkloadConfiguration {
    private final Workload workload;
    private final Map<String, float[]> parameters;
    private final NeuralNetConfiguration.ListBuilder layers;

    /** What is to be given to the network, by the keys of DL4J. */
    private final Map<String, INDArray> values = new LinkedHashMap<>();

    private int count;

    private WorkloadConfiguration(Workload workload, Map<String, float[]> parameters) {
        this.workload = workload;
        this.parameters = parameters;
        layers = new NeuralNetConfiguration.Builder().updater(updater(workload)).list();
    }

    /** DL4J has Nesterov's momentum alone. */
    private static IUpdater updater(Workload workload) {
        double rate = workload.update().rate();
        return switch (workload.update()) {
            case ADAM -> new Adam(rate);
            case MOMENTUM -> new Nesterovs(rate, Workload.MOMENTUM);
        };
    }

    static MultiLayerNetwork network(Workload workload, Map<String, float[]> parameters) {
        return new WorkloadConfiguration(workload, parameters).network();
    }

    private MultiLayerNetwork network() {
        switch (workload) {
            case T2 -> tabular();
            case T4 -> images();
            default -> chain();
        }
        layers.setInputType(
                workload == Workload.T4
                        ? InputType.convolutional(NetworkShape.SIDE, NetworkShape.SIDE, 1)
                        : InputType.feedForward(workload.inputs()));
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        values.forEach(network::setParam);
        return network;
    }

    private void chain() {
        String[] names = NetworkShape.denseLayers(workload);
        for (int i = 0; i < names.length - 1; i++) {
            dense(names[i], Activation.RELU);
        }
        output();
    }

    private void tabular() {
        dense("first", Activation.IDENTITY);
        for (String[] names : new String[][] {
            {"gamma", "norm.scale"}, {"beta", "norm.shift"}, {"mean", "norm.mean"}, {"var", "norm.variance"}
        }) {
            row(names[0], names[1]);
        }
        add(new BatchNormalization.Builder()
                .decay(NetworkShape.KEPT)
                .eps(NetworkShape.EPSILON)
                .useLogStd(false)
                .build());
        add(new ActivationLayer(Activation.RELU));
        // What DL4J takes is the share that is kept.
        add(new DropoutLayer(1 - NetworkShape.DROPPED));
        dense("second", Activation.RELU);
        output();
    }

    private void images() {
        convolution("first", 1);
        convolution("second", NetworkShape.FIRST_FILTERS);
        dense(
                "third",
                Layouts.channelsFirst(numbers("third.weight"), NetworkShape.POOLED_PLACES, NetworkShape.SECOND_FILTERS),
                Activation.RELU);
        output();
    }

    private void convolution(String name, int channels) {
        int filters = numbers(name + ".bias").length;
        float[] weight = Layouts.filtersFirst(numbers(name + ".weight"), NetworkShape.KERNEL_PLACES, channels);
        value("W", Nd4j.create(weight, new long[] {filters, channels, 3, 3}, 'c'));
        row("b", name + ".bias");
        add(new ConvolutionLayer.Builder(3, 3)
                .convolutionMode(ConvolutionMode.Same)
                .nOut(filters)
                .activation(Activation.RELU)
                .build());
        add(new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build());
    }

    private void dense(String name, Activation activation) {
        dense(name, numbers(name + ".weight"), activation);
    }

    private void dense(String name, float[] weight, Activation activation) {
        weights(name, weight);
        add(new DenseLayer.Builder()
                .nOut(numbers(name + ".bias").length)
                .activation(activation)
                .build());
    }

    private void output() {
        weights("y", numbers("y.weight"));
        add(new OutputLayer.Builder(workload.hasClasses() ? LossFunction.MCXENT : LossFunction.XENT)
                .nOut(workload.outputs())
                .activation(workload.hasClasses() ? Activation.SOFTMAX : Activation.SIGMOID)
                .build());
    }

    private void weights(String name, float[] weight) {
        int units = numbers(name + ".bias").length;
        value("W", Nd4j.create(weight, new long[] {weight.length / units, units}, 'c'));
        row("b", name + ".bias");
    }

    private void row(String key, String name) {
        float[] numbers = numbers(name);
        value(key, Nd4j.create(numbers, new long[] {1, numbers.length}, 'c'));
    }

    private void value(String key, INDArray value) {
        values.put(count + "_" + key, value);
    }

    private void add(Layer layer) {
        layers.layer(count, layer);
        count++;
    }

    private float[] numbers(String name) {
        float[] numbers = parameters.get(name);
        if (numbers == null) {
            throw new IllegalArgumentException(workload + " has no parameter " + name);
        }
        return numbers;
    }
}
