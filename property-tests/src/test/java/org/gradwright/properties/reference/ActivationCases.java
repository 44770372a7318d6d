// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;

/** Activations: values, and gradients for given gradients of the values. */
final class ActivationCases {
    private static final Map<String, String> ANNOTATIONS = Map.ofEntries(
            Map.entry("relu", "Relu"),
            Map.entry("leaky_relu", "LeakyRelu"),
            Map.entry("relu6", "Relu6"),
            Map.entry("elu", "Elu"),
            Map.entry("selu", "Selu"),
            Map.entry("celu", "Celu"),
            Map.entry("gelu", "Gelu"),
            Map.entry("gelu_tanh", "GeluTanh"),
            Map.entry("silu", "Silu"),
            Map.entry("mish", "Mish"),
            Map.entry("softplus", "Softplus"),
            Map.entry("softsign", "Softsign"),
            Map.entry("sigmoid", "Sigmoid"),
            Map.entry("hard_sigmoid", "HardSigmoid"),
            Map.entry("hard_swish", "HardSwish"),
            Map.entry("tanh", "Tanh"),
            Map.entry("softmax", "Softmax"),
            Map.entry("log_softmax", "LogSoftmax"),
            Map.entry("glu", "Glu"),
            Map.entry("prelu", "PRelu"),
            Map.entry("exponential", "Exponential"));

    private ActivationCases() {}

    static boolean knows(String name) {
        return ANNOTATIONS.containsKey(name);
    }

    static void check(ReferenceCase reference) {
        String annotation = "@" + ANNOTATIONS.get(reference.name());
        switch (reference.name()) {
            case "leaky_relu", "elu", "celu" -> {
                reference.knows("alpha");
                annotation += "(alpha = " + reference.number("alpha") + ")";
            }
            case "exponential" -> {
                reference.knows("scale");
                annotation += "(scale = " + reference.number("scale") + ")";
            }
            case "gelu", "gelu_tanh" -> reference.knows("approximate");
            case "softmax", "log_softmax", "glu" -> {
                reference.knows("axis");
                if (reference.number("axis") != 1) {
                    throw new Unimplemented("an axis that is not the last");
                }
            }
            default -> reference.knows();
        }
        boolean trained = reference.name().equals("prelu");
        reference.knowsInputs(trained ? List.of("x", "alpha") : List.of("x"));
        Values x = reference.input("x");
        TwinSubject network = ReferenceNetwork.of(
                "%s %s @GivenGradient Tensor y(@Input(%d) Tensor x);"
                        .formatted(trained ? "" : "@Flatten", annotation, x.width()),
                x.rows());
        if (trained) {
            network.setParameter("y.slope", reference.input("alpha").data());
        }
        double[] values = network.predict(x.data(), x.rows(), reference.output().width());
        Agreement.check("value", values, reference.output().data(), Agreement.EXACT);
        ReferenceNetwork.pass(network, x.data(), "y", reference.outputGradient().data(), 1, x.rows());
        double[] gradient = network.inputGradient("x");
        Arrays.setAll(gradient, i -> gradient[i] * roundingOfPyTorch(reference, x.data()[i]));
        Agreement.check("gradient", gradient, reference.gradient("x").data(), Agreement.EXACT);
        if (trained) {
            Agreement.check(
                    "slope",
                    network.gradient("y.slope"),
                    reference.gradient("alpha").data(),
                    Agreement.EXACT);
        }
    }

    /**
     * What the reference's gradient is to the exact one: PyTorch 2.11 has float constants in two backward passes, 1 / 6 of
     * hardsigmoid and 1 / alpha of celu, also for double arguments.
     */
    private static double roundingOfPyTorch(ReferenceCase reference, double x) {
        if (reference.name().equals("hard_sigmoid")) {
            return 6.0 * (1.0f / 6.0f);
        }
        if (reference.name().equals("celu") && x <= 0) {
            double alpha = reference.number("alpha");
            double rounded = (float) alpha;
            return alpha / rounded * StrictMath.exp(x / rounded - x / alpha);
        }
        return 1;
    }
}
