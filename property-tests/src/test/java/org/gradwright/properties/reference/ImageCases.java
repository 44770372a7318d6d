// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;

/** Convolutions and pooling: outputs, and gradients of inputs and parameters. The reference has channels first. */
final class ImageCases {
    private static final Set<String> NAMES = Set.of(
            "conv2d",
            "conv1d",
            "depthwise_conv2d",
            "conv_transpose2d",
            "max_pool2d",
            "avg_pool2d",
            "global_avg_pool2d",
            "global_max_pool2d");

    private ImageCases() {}

    static boolean knows(String name) {
        return NAMES.contains(name);
    }

    static void check(ReferenceCase reference) {
        reference.knows(
                "stride",
                "padding",
                "dilation",
                "layout",
                "groups",
                "output_padding",
                "weight_layout",
                "pool",
                "count_include_pad");
        boolean weighted = reference.hasInput("weight");
        reference.knowsInputs(weighted ? List.of("x", "weight", "bias") : List.of("x"));
        Values x = reference.input("x").channelsLast();
        String extents =
                Arrays.stream(x.shape()).skip(1).mapToObj(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
        TwinSubject network = ReferenceNetwork.of(
                layer(reference) + " @GivenGradient Tensor y(@Input(" + extents + ") Tensor x);", x.rows());
        if (weighted) {
            network.setParameter("y.weight", reference.input("weight").kernel());
            network.setParameter("y.bias", reference.input("bias").data());
        }
        double[] output = network.predict(x.data(), x.rows(), reference.output().width());
        Agreement.check("output", output, channelsLast(reference.output()), Agreement.EXACT);
        ReferenceNetwork.pass(network, x.data(), "y", channelsLast(reference.outputGradient()), 1, x.rows());
        Agreement.check(
                "gradient of x", network.inputGradient("x"), channelsLast(reference.gradient("x")), Agreement.EXACT);
        if (weighted) {
            Agreement.check(
                    "gradient of the weight",
                    network.gradient("y.weight"),
                    reference.gradient("weight").kernel(),
                    Agreement.EXACT);
            Agreement.check(
                    "gradient of the bias",
                    network.gradient("y.bias"),
                    reference.gradient("bias").data(),
                    Agreement.EXACT);
        }
    }

    private static double[] channelsLast(Values values) {
        return values.shape().length == 2
                ? values.data()
                : values.channelsLast().data();
    }

    private static String layer(ReferenceCase reference) {
        return switch (reference.name()) {
            case "conv2d" -> convolution("Conv2d", reference, ", dilation = " + (int) reference.number("dilation"));
            case "conv1d" -> convolution("Conv1d", reference, ", dilation = " + (int) reference.number("dilation"));
            case "depthwise_conv2d" -> depthwise(reference);
            case "conv_transpose2d" -> transposed(reference);
            case "max_pool2d" -> pool("MaxPool2d", reference);
            case "avg_pool2d" -> pool("AveragePool2d", reference);
            case "global_avg_pool2d" -> "@GlobalAveragePool";
            case "global_max_pool2d" -> "@GlobalMaxPool";
            default -> throw new AssertionError(reference.name());
        };
    }

    private static String convolution(String kind, ReferenceCase reference, String more) {
        int[] weight = reference.input("weight").shape();
        return "@%s(filters = %d, kernel = %s, stride = %d, pad = %d%s)"
                .formatted(
                        kind,
                        weight[0],
                        kernel(weight),
                        (int) reference.number("stride"),
                        (int) reference.number("padding"),
                        more);
    }

    private static String depthwise(ReferenceCase reference) {
        int[] weight = reference.input("weight").shape();
        int groups = (int) reference.number("groups");
        assertChannels(reference, groups);
        return "@DepthwiseConv2d(multiplier = %d, kernel = %s, pad = %d)"
                .formatted(weight[0] / groups, kernel(weight), (int) reference.number("padding"));
    }

    private static void assertChannels(ReferenceCase reference, int groups) {
        if (reference.input("x").shape()[1] != groups) {
            throw new Unimplemented("groups of several channels");
        }
    }

    private static String transposed(ReferenceCase reference) {
        int[] weight = reference.input("weight").shape();
        return "@ConvTranspose2d(filters = %d, kernel = %s, stride = %d, pad = %d, outputPadding = %d)"
                .formatted(
                        weight[1],
                        kernel(weight),
                        (int) reference.number("stride"),
                        (int) reference.number("padding"),
                        (int) reference.number("output_padding"));
    }

    private static String pool(String kind, ReferenceCase reference) {
        if (reference.parameters().path("count_include_pad").asBoolean()) {
            throw new Unimplemented("padding that counts in a mean");
        }
        return "@%s(size = %d, stride = %d, pad = %d)"
                .formatted(kind, (int) reference.number("pool"), (int) reference.number("stride"), (int)
                        reference.number("padding"));
    }

    private static String kernel(int[] weight) {
        return weight.length == 3 ? String.valueOf(weight[2]) : "{" + weight[2] + ", " + weight[3] + "}";
    }
}
