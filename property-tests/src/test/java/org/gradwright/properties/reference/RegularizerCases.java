// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;

/** Regularizers: the penalty, and its gradient, on a dense layer whose loss has no gradient. */
final class RegularizerCases {
    private static final Set<String> NAMES = Set.of("l1", "l2", "elastic_net");

    private RegularizerCases() {}

    static boolean knows(String name) {
        return NAMES.contains(name);
    }

    static void check(ReferenceCase reference) {
        reference.knowsInputs(List.of("w"));
        Values w = reference.input("w");
        TwinSubject network = ReferenceNetwork.of(
                "@Dense(units = %d, bias = false) %s @GivenGradient Tensor y(@Input(%d) Tensor x);"
                        .formatted(w.width(), annotation(reference), w.rows()),
                1);
        network.setParameter("y.weight", w.data());
        Agreement.check(
                "penalty", new double[] {network.penalty()}, reference.output().data(), Agreement.EXACT);
        ReferenceNetwork.pass(network, new double[w.rows()], "y", new double[w.width()], 1, 1);
        double[] gradient = network.update(0).get("y.weight");
        double scale = reference.outputGradient().data()[0];
        Agreement.check(
                "gradient",
                Arrays.stream(gradient).map(g -> scale * g).toArray(),
                reference.gradient("w").data(),
                Agreement.EXACT);
    }

    private static String annotation(ReferenceCase reference) {
        return switch (reference.name()) {
            case "l1" -> {
                reference.knows("l1");
                yield "@L1(" + reference.number("l1") + ")";
            }
            case "l2" -> {
                reference.knows("l2");
                yield "@L2(" + reference.number("l2") + ")";
            }
            default -> {
                reference.knows("l1", "l2");
                yield "@ElasticNet(l1 = " + reference.number("l1") + ", l2 = " + reference.number("l2") + ")";
            }
        };
    }
}
