// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;

/** Normalizations of each row by itself: outputs, and gradients of inputs and parameters. The reference has channels first. */
final class NormalizationCases {
    private static final Set<String> NAMES = Set.of("layer_norm", "rms_norm", "group_norm");

    private NormalizationCases() {}

    static boolean knows(String name) {
        return NAMES.contains(name);
    }

    static void check(ReferenceCase reference) {
        reference.knows("eps", "groups");
        boolean shift = !reference.name().equals("rms_norm");
        reference.knowsInputs(shift ? List.of("x", "gamma", "beta") : List.of("x", "gamma"));
        Values x = reference.input("x").channelsLast();
        String extents =
                Arrays.stream(x.shape()).skip(1).mapToObj(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
        TwinSubject network = ReferenceNetwork.of(
                layer(reference) + " @GivenGradient Tensor y(@Input(" + extents + ") Tensor x);", x.rows());
        network.setParameter("y.scale", reference.input("gamma").data());
        if (shift) {
            network.setParameter("y.shift", reference.input("beta").data());
        }
        compare("output", network.predict(x.data(), x.rows(), x.width()), reference.output());
        double[] gradient = reference.outputGradient().channelsLast().data();
        ReferenceNetwork.pass(network, x.data(), "y", gradient, 1, x.rows());
        compare("gradient of x", network.inputGradient("x"), reference.gradient("x"));
        agree("gradient of gamma", network.gradient("y.scale"), reference.gradient("gamma"));
        if (shift) {
            agree("gradient of beta", network.gradient("y.shift"), reference.gradient("beta"));
        }
    }

    private static String layer(ReferenceCase reference) {
        double epsilon = reference.number("eps");
        return switch (reference.name()) {
            case "layer_norm" -> "@LayerNorm(epsilon = " + epsilon + ")";
            case "rms_norm" -> "@RmsNorm(epsilon = " + epsilon + ")";
            case "group_norm" ->
                "@GroupNorm(value = " + (int) reference.number("groups") + ", epsilon = " + epsilon + ")";
            default -> throw new AssertionError(reference.name());
        };
    }

    private static void compare(String what, double[] actual, Values expected) {
        agree(what, actual, expected.channelsLast());
    }

    private static void agree(String what, double[] actual, Values expected) {
        Agreement.check(what, actual, expected.data(), Agreement.EXACT);
    }
}
