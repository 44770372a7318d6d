// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            "BatchNorm.weight", "scale",
            "BatchNorm.bias", "shift",
            "BatchNorm.running_mean", "mean",
            "BatchNorm.running_var", "variance");

    private final ReferenceCase reference;
    /** The layer annotation of each module, or the empty text for an activation. */
    private final List<String> kinds = new ArrayList<>();

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
        String members = members(parts[0].split(" "), loss(parts[1]));
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
        Values x = array("x");
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
        each(
                "final",
                (name, values) -> worst[0] =
                        Math.max(worst[0], Agreement.check("final " + name, current(name), values, Agreement.TRAINED)));
        Values predictions = array("finalPredictions");
        double[] predicted = network.predict(x.data(), x.rows(), predictions.width());
        double[] expected = softmax ? probabilities(predictions) : predictions.data();
        return Math.max(worst[0], Agreement.check("final predictions", predicted, expected, Agreement.TRAINED));
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
        for (int i = 0; i < modules.length; i++) {
            String module = modules[i];
            if (ACTIVATIONS.containsKey(module) && !members.isEmpty()) {
                kinds.add("");
                members.set(members.size() - 1, ACTIVATIONS.get(module) + " " + members.get(members.size() - 1));
                continue;
            }
            String input = members.isEmpty() ? "@Input(" + array("x").width() + ") Tensor x" : "Tensor x";
            String member = "Tensor layer" + i + "(" + input + ");";
            if (module.startsWith("Linear(")) {
                kinds.add("Dense");
                JsonNode weight = reference.json().path("initial").path(i + ".weight");
                members.add("@Dense(units = " + ReferenceCase.values(weight).rows() + ") " + member);
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
            boolean matrix = values.shape().length == 2;
            action.take("layer" + path[0] + "." + name, matrix ? values.transposed() : values.data());
        }
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
