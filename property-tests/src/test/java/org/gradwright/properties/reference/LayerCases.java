// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradwright.properties.interpreter.State;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;

/** Layers: outputs, gradients of inputs and parameters, and what they remember. */
final class LayerCases {
    private static final Set<String> NAMES = Set.of("dense", "batch_norm");

    private LayerCases() {}

    static boolean knows(String name) {
        return NAMES.contains(name) || ImageCases.knows(name) || NormalizationCases.knows(name);
    }

    static void check(ReferenceCase reference) {
        if (reference.name().equals("dense")) {
            dense(reference);
        } else if (ImageCases.knows(reference.name())) {
            ImageCases.check(reference);
        } else if (NormalizationCases.knows(reference.name())) {
            NormalizationCases.check(reference);
        } else {
            batchNorm(reference);
        }
    }

    private static void dense(ReferenceCase reference) {
        reference.knows("weight_layout");
        reference.knowsInputs(List.of("x", "weight", "bias"));
        Values x = reference.input("x");
        Values weight = reference.input("weight");
        boolean bias = reference.hasInput("bias");
        TwinSubject network = ReferenceNetwork.of(
                "@Dense(units = %d, bias = %b) @GivenGradient Tensor y(@Input(%d) Tensor x);"
                        .formatted(weight.rows(), bias, x.width()),
                x.rows());
        network.setParameter("y.weight", weight.transposed());
        if (bias) {
            network.setParameter("y.bias", reference.input("bias").data());
        }
        double[] output = network.predict(x.data(), x.rows(), weight.rows());
        Agreement.check("output", output, reference.output().data(), Agreement.EXACT);
        ReferenceNetwork.pass(network, x.data(), "y", reference.outputGradient().data(), 1, x.rows());
        Agreement.check(
                "gradient of x",
                network.inputGradient("x"),
                reference.gradient("x").data(),
                Agreement.EXACT);
        Agreement.check(
                "gradient of the weight",
                network.gradient("y.weight"),
                reference.gradient("weight").transposed(),
                Agreement.EXACT);
        if (bias) {
            Agreement.check(
                    "gradient of the bias",
                    network.gradient("y.bias"),
                    reference.gradient("bias").data(),
                    Agreement.EXACT);
        }
    }

    private static void batchNorm(ReferenceCase reference) {
        reference.knows("eps", "momentum_of_new_value", "running_variance", "normalised_with", "channel_axis");
        JsonNode json = reference.json();
        Values first =
                ReferenceCase.values(json.get("trainSteps").get(0).get("x")).channelsLast();
        String extents = Arrays.stream(first.shape())
                .skip(1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", ", "{", "}"));
        Values gamma = ReferenceCase.values(json.get("gamma"));
        TwinSubject network = ReferenceNetwork.of(
                "@BatchNorm(momentum = %s, epsilon = %s) @GivenGradient Tensor y(@Input(%s) Tensor x);"
                        .formatted(1 - reference.number("momentum_of_new_value"), reference.number("eps"), extents),
                first.rows());
        network.setParameter("y.scale", gamma.data());
        network.setParameter("y.shift", ReferenceCase.values(json.get("beta")).data());
        for (JsonNode step : json.get("trainSteps")) {
            pass(network, step);
            JsonNode gradients = step.get("gradients");
            compare("gradient of gamma", network.gradient("y.scale"), numbers(gradients.get("gamma")));
            compare("gradient of beta", network.gradient("y.shift"), numbers(gradients.get("beta")));
            compare("running mean", network.statistic("y.mean"), numbers(step.get("runningMean")));
            compare("running variance", network.statistic("y.variance"), numbers(step.get("runningVariance")));
        }
        JsonNode inference = json.get("inference");
        Values x = ReferenceCase.values(inference.get("x")).channelsLast();
        compare(
                "prediction",
                network.predict(x.data(), x.rows(), x.width()),
                ReferenceCase.values(inference.get("output")).channelsLast().data());
        State state = network.state();
        network.set(state.frozen(Set.of("y")));
        pass(network, inference);
    }

    /** Forward and backward on the numbers of a step; compares the output and the gradient of the input. */
    private static void pass(TwinSubject network, JsonNode step) {
        Values x = ReferenceCase.values(step.get("x")).channelsLast();
        double[] gradient =
                ReferenceCase.values(step.get("outputGradient")).channelsLast().data();
        ReferenceNetwork.pass(network, x.data(), "y", gradient, 1, x.rows());
        compare(
                "output",
                network.output(),
                ReferenceCase.values(step.get("output")).channelsLast().data());
        compare(
                "gradient of x",
                network.inputGradient("x"),
                ReferenceCase.values(step.get("gradients").get("x"))
                        .channelsLast()
                        .data());
    }

    private static double[] numbers(JsonNode array) {
        return ReferenceCase.values(array).data();
    }

    private static void compare(String what, double[] actual, double[] expected) {
        Agreement.check(what, actual, expected, Agreement.EXACT);
    }
}
