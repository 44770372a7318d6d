// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.onnxruntime;

import static org.gradwright.benchmarks.onnxruntime.OnnxGraph.attribute;

import java.util.Map;
import org.gradwright.benchmarks.workloads.Layouts;
import org.gradwright.benchmarks.workloads.NetworkShape;
import org.gradwright.benchmarks.workloads.Workload;

/** The workloads as ONNX models; images have their channels first. */
final class OnnxModels {
    private static final String[] NONE = {};

    private final Workload workload;
    private final Map<String, float[]> parameters;
    private final int rows;
    private final OnnxGraph graph;

    private OnnxModels(Workload workload, Map<String, float[]> parameters, int rows) {
        this.workload = workload;
        this.parameters = parameters;
        this.rows = rows;
        graph = new OnnxGraph(inputShape(workload, rows));
    }

    static long[] inputShape(Workload workload, int rows) {
        return workload == Workload.T4
                ? new long[] {rows, 1, NetworkShape.SIDE, NetworkShape.SIDE}
                : new long[] {rows, workload.inputs()};
    }

    /** The model of a workload for so many rows. */
    static byte[] of(Workload workload, Map<String, float[]> parameters, int rows) {
        return new OnnxModels(workload, parameters, rows).model();
    }

    private byte[] model() {
        switch (workload) {
            case T2 -> tabular();
            case T4 -> images();
            default -> chain();
        }
        graph.operation(workload.hasClasses() ? "Softmax" : "Sigmoid", NONE);
        return graph.model(rows, workload.outputs());
    }

    private void chain() {
        String[] layers = NetworkShape.denseLayers(workload);
        for (int i = 0; i < layers.length; i++) {
            dense(layers[i]);
            if (i < layers.length - 1) {
                relu();
            }
        }
    }

    private void tabular() {
        dense("first");
        String[] values = new String[4];
        String[] names = {"norm.scale", "norm.shift", "norm.mean", "norm.variance"};
        for (int i = 0; i < names.length; i++) {
            float[] numbers = numbers(names[i]);
            values[i] = graph.initial(names[i], numbers, numbers.length);
        }
        graph.operation("BatchNormalization", values, attribute("epsilon", NetworkShape.EPSILON));
        relu();
        dense("second");
        relu();
        dense("y");
    }

    private void images() {
        convolution("first", 1);
        convolution("second", NetworkShape.FIRST_FILTERS);
        graph.operation("Flatten", NONE);
        dense(
                "third",
                Layouts.channelsFirst(
                        numbers("third.weight"), NetworkShape.POOLED_PLACES, NetworkShape.SECOND_FILTERS));
        relu();
        dense("y");
    }

    /** A convolution of 3 x 3 places that keeps the size, relu, and the maxima of 2 x 2 places. */
    private void convolution(String layer, int channels) {
        float[] weight = Layouts.filtersFirst(numbers(layer + ".weight"), NetworkShape.KERNEL_PLACES, channels);
        float[] bias = numbers(layer + ".bias");
        graph.operation(
                "Conv",
                new String[] {
                    graph.initial(layer + ".weight", weight, bias.length, channels, 3, 3),
                    graph.initial(layer + ".bias", bias, bias.length)
                },
                attribute("kernel_shape", 3, 3),
                attribute("pads", 1, 1, 1, 1));
        relu();
        graph.operation("MaxPool", NONE, attribute("kernel_shape", 2, 2), attribute("strides", 2, 2));
    }

    private void dense(String layer) {
        dense(layer, numbers(layer + ".weight"));
    }

    private void dense(String layer, float[] weight) {
        float[] bias = numbers(layer + ".bias");
        graph.operation("Gemm", new String[] {
            graph.initial(layer + ".weight", weight, weight.length / bias.length, bias.length),
            graph.initial(layer + ".bias", bias, bias.length)
        });
    }

    private void relu() {
        graph.operation("Relu", NONE);
    }

    private float[] numbers(String name) {
        float[] numbers = parameters.get(name);
        if (numbers == null) {
            throw new IllegalArgumentException(workload + " has no parameter " + name);
        }
        return numbers;
    }
}
