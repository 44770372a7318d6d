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
    private static final Map<String, Names> NAMES = Map.ofEntries(
            onPredictions("mean_absolute_error", "@MeanAbsoluteError"),
            onPredictions("mean_squared_error", "@MeanSquaredError"),
            onPredictions("mean_squared_logarithmic_error", "@MeanSquaredLogarithmicError"),
            onPredictions("log_cosh", "@LogCosh"),
            onPredictions("huber", "@Huber"),
            onPredictions("quantile", "@Quantile"),
            onPredictions("poisson_nll", "@PoissonNll"),
            onPredictions("binary_cross_entropy", "@AsItIs @BinaryCrossEntropy"),
            onPredictions("hinge", "@Hinge"),
            onPredictions("squared_hinge", "@SquaredHinge"),
            Map.entry("hinge_embedding", new Names("@HingeEmbedding", "x", "label")),
            Map.entry("sigmoid_cross_entropy", new Names("@SigmoidCrossEntropy", "logits", "target")),
            Map.entry(
                    "sparse_categorical_cross_entropy", new Names("@SparseCategoricalCrossEntropy", "logits", "label")),
            Map.entry("categorical_cross_entropy", new Names("@CategoricalCrossEntropy", "logits", "target")));

    private static Map.Entry<String, Names> onPredictions(String name, String annotation) {
        return Map.entry(name, new Names(annotation, "prediction", "target"));
    }

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
        reference.knows("reduction", "delta", "tau", "margin", "log_input", "from_logits");
        if (!reference.parameters().path("from_logits").asBoolean(true)) {
            throw new Unimplemented("a loss on probabilities");
        }
        if (!reference.parameters().path("log_input").asBoolean(true)) {
            throw new Unimplemented("a Poisson loss on rates");
        }
        List<String> attributes = new ArrayList<>();
        for (String number : List.of("delta", "tau", "margin")) {
            if (reference.parameters().has(number)) {
                attributes.add(number + " = " + reference.number(number));
            }
        }
        String reduction = reference.parameters().path("reduction").asText("mean");
        if (!List.of("mean", "sum").contains(reduction)) {
            throw new Unimplemented("reduction '" + reduction + "'");
        }
        attributes.add("reduction = Reduction." + reduction.toUpperCase(Locale.ROOT));
        return "(" + String.join(", ", attributes) + ")";
    }
}
