// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradwright.benchmarks.workloads.Layouts;
import org.gradwright.benchmarks.workloads.NetworkShape;
import org.gradwright.benchmarks.workloads.Workload;

/** The layers of a workload as a block; images have their channels first. */
final class WorkloadBlocks {
    private final Workload workload;
    private final Map<String, float[]> parameters;
    private final SequentialBlock block = new SequentialBlock();

    /** The blocks with parameters, by the names of their layers. */
    private final Map<String, Block> layers = new LinkedHashMap<>();

    WorkloadBlocks(Workload workload, Map<String, float[]> parameters) {
        this.workload = workload;
        this.parameters = parameters;
        switch (workload) {
            case T2 -> tabular();
            case T4 -> images();
            default -> chain();
        }
    }

    /** Without softmax or sigmoid. */
    SequentialBlock block() {
        return block;
    }

    static Shape inputShape(Workload workload, int rows) {
        return workload == Workload.T4
                ? new Shape(rows, 1, NetworkShape.SIDE, NetworkShape.SIDE)
                : new Shape(rows, workload.inputs());
    }

    private void chain() {
        String[] names = NetworkShape.denseLayers(workload);
        for (int i = 0; i < names.length; i++) {
            dense(names[i]);
            if (i < names.length - 1) {
                block.add(Activation.reluBlock());
            }
        }
    }

    private void tabular() {
        dense("first");
        add(
                "norm",
                BatchNorm.builder()
                        .optEpsilon(NetworkShape.EPSILON)
                        .optMomentum(NetworkShape.KEPT)
                        .build());
        block.add(Activation.reluBlock());
        block.add(Dropout.builder().optRate(NetworkShape.DROPPED).build());
        dense("second");
        block.add(Activation.reluBlock());
        dense("y");
    }

    private void images() {
        convolution("first", NetworkShape.FIRST_FILTERS);
        convolution("second", NetworkShape.SECOND_FILTERS);
        block.add(Blocks.batchFlattenBlock());
        dense("third");
        block.add(Activation.reluBlock());
        dense("y");
    }

    private void convolution(String name, int filters) {
        add(
                name,
                Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .optPadding(new Shape(1, 1))
                        .setFilters(filters)
                        .build());
        block.add(Activation.reluBlock());
        block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
    }

    private void dense(String name) {
        add(name, Linear.builder().setUnits(numbers(name + ".bias").length).build());
    }

    private void add(String name, Block layer) {
        layers.put(name, layer);
        block.add(layer);
    }

    /** Gives the initialized block the parameters. */
    void load() {
        layers.forEach((name, layer) -> {
            if (layer instanceof BatchNorm) {
                set(layer, "gamma", numbers(name + ".scale"));
                set(layer, "beta", numbers(name + ".shift"));
                set(layer, "runningMean", numbers(name + ".mean"));
                set(layer, "runningVar", numbers(name + ".variance"));
            } else {
                set(layer, "weight", weight(name));
                set(layer, "bias", numbers(name + ".bias"));
            }
        });
    }

    private float[] weight(String name) {
        float[] weight = numbers(name + ".weight");
        if (workload != Workload.T4) {
            return unitsFirst(name, weight);
        }
        return switch (name) {
            case "first" -> Layouts.filtersFirst(weight, NetworkShape.KERNEL_PLACES, 1);
            case "second" -> Layouts.filtersFirst(weight, NetworkShape.KERNEL_PLACES, NetworkShape.FIRST_FILTERS);
            case "third" ->
                unitsFirst(
                        name, Layouts.channelsFirst(weight, NetworkShape.POOLED_PLACES, NetworkShape.SECOND_FILTERS));
            default -> unitsFirst(name, weight);
        };
    }

    private float[] unitsFirst(String name, float[] weight) {
        return Layouts.transposed(weight, weight.length / numbers(name + ".bias").length);
    }

    private static void set(Block layer, String parameter, float[] values) {
        layer.getParameters().get(parameter).getArray().set(FloatBuffer.wrap(values));
    }

    private float[] numbers(String name) {
        float[] numbers = parameters.get(name);
        if (numbers == null) {
            throw new IllegalArgumentException(workload + " has no parameter " + name);
        }
        return numbers;
    }
}
