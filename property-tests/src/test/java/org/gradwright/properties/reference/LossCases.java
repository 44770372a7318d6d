// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;

/** Losses: the value, and the gradient of what the layer gives. */
final class LossCases {
    private static final Map<String, Names> NAMES = Map.of(
            "mean_absolute_error",
            new Names("@MeanAbsoluteError", "prediction", "target"),
            "mean_squared_error",
            new Names("@MeanSquaredError", "prediction", "target"),
            "log_cosh",
            new Names("@LogCosh", "prediction", "target"),
            "huber",
            new Names("@Huber", "prediction", "target"),
            "binary_cross_entropy",
            new Names("@AsItIs @BinaryCrossEntropy", "prediction", "target"),
            "sigmoid_cross_entropy",
            new Names("@SigmoidCrossEntropy", "logits", "target"),
            "sparse_categorical_cross_entropy",
            new Names("@SparseCategoricalCrossEntropy", "logits", "label"),
            "categorical_cross_entropy",
            new Names("@CategoricalCrossEntropy", "logits", "target"));

    private record Names(String annotation, String input, String target) {}

    private LossCases() {}

    static boolean knows(String name) {
        return NAMES.containsKey(name);
    }

    static void check(ReferenceCase reference) {
        Names names = NAMES.get(reference.name());
        reference.knowsInputs(List.of(names.input(), names.target()));
        Values x = reference.input(names.input());
        TwinSubject network = ReferenceNetwork.of(
                "@Flatten %s Tensor y(@Input(%d) Tensor x);"
                        .formatted(names.annotation() + attributes(reference), x.width()),
                x.rows());
        double[] target = reference.input(names.target()).data();
        double scale = reference.outputGradient().data()[0];
        double loss = ReferenceNetwork.pass(network, x.data(), "y", target, scale, x.rows());
        Agreement.check("loss", new double[] {loss}, reference.output().data(), Agreement.EXACT);
        Agreement.check(
                "gradient",
                network.inputGradient("x"),
                reference.gradient(names.input()).data(),
                Agreement.EXACT);
    }

    private static String attributes(ReferenceCase reference) {
        reference.knows("reduction", "delta", "from_logits");
        if (!reference.parameters().path("from_logits").asBoolean(true)) {
            throw new Unimplemented("a loss on probabilities");
        }
        List<String> attributes = new ArrayList<>();
        if (reference.parameters().has("delta")) {
            attributes.add("delta = " + reference.number("delta"));
        }
        String reduction = reference.parameters().path("reduction").asText("mean");
        if (!List.of("mean", "sum").contains(reduction)) {
            throw new Unimplemented("reduction '" + reduction + "'");
        }
        attributes.add("reduction = Reduction." + reduction.toUpperCase(Locale.ROOT));
        return "(" + String.join(", ", attributes) + ")";
    }
}
