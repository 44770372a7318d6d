// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradwright.check.Relative;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;
import org.gradwright.twin.optimizer.Adam;
import org.gradwright.twin.optimizer.Optimizer;
import org.gradwright.twin.optimizer.Sgd;

/**
 * Whole trainings: losses, first gradients, and the parameters, running statistics and predictions at the end.
 *
 * <p>The model is read from the case's note, such as {@code Linear(5,8) ReLU Linear(8,1), MSE, SGD lr .05 momentum .9}: the
 * modules, numbered from 0 as the names of their parameters are, the loss, and the optimizer.
 */
final class ModelCases {
    private static final Map<String, String> ACTIVATIONS =
            Map.of("ReLU", "@Relu", "Tanh", "@Tanh", "Sigmoid", "@Sigmoid");
    private static final Map<String, String> PARTS = Map.of(
            "Dense.weight", "weight",
            "Dense.bias", "bias",
            "Conv.weight", "weight",
            "Conv.bias", "bias",
            "BatchNorm.weight", "scale",
            "BatchNorm.bias", "shift",
            "BatchNorm.running_mean", "mean",
            "BatchNorm.running_var", "variance");

    private static final String FLATTEN = "Flatten(NCHW order)";
    private static final Pattern CONVOLUTION = Pattern.compile("Conv\\((\\d+),(\\d+),(\\d+)(?:,pad(\\d+))?\\)");

    private final ReferenceCase reference;
    /** The layer annotation of each module, or the empty text for an activation. */
    private final List<String> kinds = new ArrayList<>();

    /** The channels of what a module flattens, by the number of the module after it. */
    private final Map<Integer, Integer> flattened = new HashMap<>();

    private final TwinSubject network;
    private final Optimizer optimizer;
    private final boolean softmax;
    private final String output;

    private ModelCases(ReferenceCase reference) {
        this.reference = reference;
        String[] parts = reference.json().get("note").asText().split(", ");
        if (parts.length != 3) {
            throw new Unimplemented("model '" + reference.name() + "'");
        }
        softmax = parts[1].equals("softmax cross-entropy");
        String members = members(parts[0].replace(FLATTEN, "Flatten").split(" "), loss(parts[1]));
        output = "layer"
                + kinds.stream()
                        .map(kinds::lastIndexOf)
                        .filter(i -> !kinds.get(i).isEmpty())
                        .reduce((a, b) -> b)
                        .orElseThrow();
        optimizer = optimizer(parts[2]);
        network = ReferenceNetwork.of(members, array("x").rows());
    }

    /** Checks a training; returns the greatest relative difference of losses and final numbers. */
    static double check(ReferenceCase reference) {
        return new ModelCases(reference).check();
    }

    private double check() {
        Values x = input();
        double[] y = array("y").data();
        each("initial", (name, values) -> set(name, values));
        double[] losses = ReferenceCase.numbers(reference.json().get("losses"));
        double[] own = new double[losses.length];
        for (int step = 0; step < losses.length; step++) {
            own[step] = ReferenceNetwork.pass(network, x.data(), output, y, 1, x.rows());
            if (step == 0) {
                firstGradients();
            }
            optimizer.step(network.network());
        }
        double[] worst = {Agreement.check("losses", own, losses, Agreement.TRAINED)};
        each("final", (name, values) -> worst[0] = Math.max(worst[0], compareFinal(name, values, losses.length)));
        Values predictions = array("finalPredictions");
        double[] predicted = network.predict(x.data(), x.rows(), predictions.width());
        double[] expected = softmax ? probabilities(predictions) : predictions.data();
        return Math.max(worst[0], Agreement.check("final predictions", predicted, expected, Agreement.TRAINED));
    }

    /**
     * The bias of a convolution before a batch normalization has gradient 0 but for rounding, up to {@code 2^-52}, which Adam
     * divides by its epsilon of 1e-8: the bias, and the running mean with it, may differ by that times the steps and the
     * rate of 0.01. They become those of the reference, as predictions are compared more closely than that.
     * Returns the greatest relative difference of other numbers.
     */
    private double compareFinal(String name, double[] expected, int steps) {
        int module = Integer.parseInt(name.substring("layer".length(), name.indexOf('.')));
        int from = Collections.indexOfSubList(kinds, List.of("Conv", "BatchNorm"));
        boolean rounded = (module == from && name.endsWith(".bias")) || (module == from + 1 && name.endsWith(".mean"));
        if (from >= 0 && rounded) {
            double[] actual = current(name);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i])
                        .as("final " + name + " [" + i + "]")
                        .isCloseTo(expected[i], within(steps * 0.01 * 0x1p-52 / 1e-8));
            }
            set(name, expected);
            return 0;
        }
        return Agreement.check("final " + name, current(name), expected, Agreement.TRAINED);
    }

    /** A bias before a batch normalization has gradient 0 but for rounding: relative to the others, that is small. */
    private void firstGradients() {
        double[] largest = {0};
        each("firstGradients", (name, values) -> largest[0] = Math.max(largest[0], Relative.largest(values)));
        each(
                "firstGradients",
                (name, values) -> Agreement.check(
                        "first gradient of " + name, network.gradient(name), values, largest[0], Agreement.EXACT));
    }

    private String members(String[] modules, String loss) {
        List<String> members = new ArrayList<>();
        int channels = 1;
        for (int i = 0; i < modules.length; i++) {
            String module = modules[i];
            if (ACTIVATIONS.containsKey(module) && !members.isEmpty()) {
                kinds.add("");
                members.set(members.size() - 1, ACTIVATIONS.get(module) + " " + members.get(members.size() - 1));
                continue;
            }
            String input = members.isEmpty() ? "@Input(" + extents(input()) + ") Tensor x" : "Tensor x";
            String member = "Tensor layer" + i + "(" + input + ");";
            Matcher convolution = CONVOLUTION.matcher(module);
            if (module.startsWith("Linear(")) {
                kinds.add("Dense");
                JsonNode weight = reference.json().path("initial").path(i + ".weight");
                members.add("@Dense(units = " + ReferenceCase.values(weight).rows() + ") " + member);
            } else if (convolution.matches()) {
                kinds.add("Conv");
                channels = Integer.parseInt(convolution.group(2));
                String pad = convolution.group(4) == null ? "0" : convolution.group(4);
                members.add("@Conv2d(filters = %d, kernel = %s, pad = %s) %s"
                        .formatted(channels, convolution.group(3), pad, member));
            } else if (module.equals("MaxPool2") || module.equals("Flatten")) {
                kinds.add(module);
                members.add((module.equals("Flatten") ? "@Flatten " : "@MaxPool2d(size = 2) ") + member);
                flattened.put(i + 1, channels);
            } else if (module.equals("BatchNorm")) {
                kinds.add("BatchNorm");
                members.add("@BatchNorm " + member);
            } else {
                throw new Unimplemented("module '" + module + "'");
            }
        }
        members.set(members.size() - 1, loss + " " + members.get(members.size() - 1));
        return String.join("\n", members);
    }

    private static String loss(String text) {
        return switch (text) {
            case "softmax cross-entropy" -> "@SparseCategoricalCrossEntropy";
            case "MSE" -> "@MeanSquaredError";
            default -> throw new Unimplemented("loss '" + text + "'");
        };
    }

    private static Optimizer optimizer(String text) {
        Matcher matcher =
                Pattern.compile("(Adam|SGD) lr (\\S+)(?: momentum (\\S+))?").matcher(text);
        if (!matcher.matches()) {
            throw new Unimplemented("optimizer '" + text + "'");
        }
        double rate = Double.parseDouble(matcher.group(2));
        if (matcher.group(1).equals("Adam")) {
            return Adam.rate(rate);
        }
        return matcher.group(3) == null
                ? Sgd.rate(rate)
                : Sgd.rate(rate).momentum(Double.parseDouble(matcher.group(3)));
    }

    private interface Part {
        void take(String name, double[] values);
    }

    /** Goes through the arrays of a part of the case, by our names and in our layout. */
    private void each(String part, Part action) {
        for (Map.Entry<String, JsonNode> field : reference.json().get(part).properties()) {
            String[] path = field.getKey().split("\\.");
            String kind = kinds.get(Integer.parseInt(path[0]));
            String name = PARTS.get(kind + "." + path[1]);
            Values values = ReferenceCase.values(field.getValue());
            action.take("layer" + path[0] + "." + name, inOurLayout(Integer.parseInt(path[0]), values));
        }
    }

    private double[] inOurLayout(int module, Values values) {
        int rank = values.shape().length;
        if (rank == 4) {
            return values.kernel();
        }
        int channels = flattened.getOrDefault(module, 1);
        if (rank == 2 && channels > 1) {
            int[] shape = {values.rows(), channels, values.width() / channels};
            return new Values(shape, values.data()).channelsLast().transposed();
        }
        return rank == 2 ? values.transposed() : values.data();
    }

    private Values input() {
        Values x = array("x");
        return x.shape().length == 2 ? x : x.channelsLast();
    }

    private static String extents(Values values) {
        return Arrays.stream(values.shape())
                .skip(1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static boolean isStatistic(String name) {
        return name.endsWith(".mean") || name.endsWith(".variance");
    }

    private void set(String name, double[] values) {
        if (isStatistic(name)) {
            network.setStatistic(name, values);
        } else {
            network.setParameter(name, values);
        }
    }

    private double[] current(String name) {
        return isStatistic(name) ? network.statistic(name) : network.parameter(name);
    }

    private Values array(String name) {
        return ReferenceCase.values(reference.json().get(name));
    }

    /** The softmax of every row, which is what the network predicts; the reference has what is before it. */
    private static double[] probabilities(Values logits) {
        double[] result = new double[logits.data().length];
        for (int from = 0; from < result.length; from += logits.width()) {
            double[] row = Arrays.copyOfRange(logits.data(), from, from + logits.width());
            double sum = Arrays.stream(row).map(StrictMath::exp).sum();
            for (int j = 0; j < row.length; j++) {
                result[from + j] = StrictMath.exp(row[j]) / sum;
            }
        }
        return result;
    }
}
