// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;

/** Losses: the value, and the gradient of what the layer gives. */
final class LossCases {
    private static final Map<String, Names> NAMES = Map.ofEntries(
            onPredictions("mean_absolute_error", "@MeanAbsoluteError"),
            onPredictions("mean_squared_error", "@MeanSquaredError"),
            onPredictions("root_mean_squared_error", "@RootMeanSquaredError"),
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
            Map.entry("multiclass_hinge", new Names("@MulticlassHinge", "prediction", "label")),
            Map.entry("focal", new Names("@SparseCategoricalFocal", "logits", "label")),
            Map.entry("kl_divergence", new Names("@KlDivergence", "log_prediction", "target")),
            Map.entry("dice", new Names("@AsItIs @Dice", "probabilities", "target")),
            Map.entry("categorical_cross_entropy", new Names("@CategoricalCrossEntropy", "logits", "target")));

    private static final Map<String, String> NUMBERS = Map.of(
            "delta", "delta",
            "tau", "tau",
            "margin", "margin",
            "gamma", "gamma",
            "smooth", "smooth",
            "label_smoothing", "labelSmoothing");
    private static final Map<String, String> PER_OUTPUT =
            Map.of("pos_weight", "positiveWeights", "class_weight", "classWeights");
    private static final String WEIGHTED_MEAN =
            "weighted mean: divides by the sum of the weights of the batch's labels";

    /** Losses of one row that the cases take over the whole batch. */
    private static final Set<String> OVER_THE_BATCH = Set.of("dice");

    private static Map.Entry<String, Names> onPredictions(String name, String annotation) {
        return Map.entry(name, new Names(annotation, "prediction", "target"));
    }

    private record Names(String annotation, String input, String target) {}

    private LossCases() {}

    static boolean knows(String name) {
        return NAMES.containsKey(name);
    }

    static void check(ReferenceCase reference) {
        Names names = names(reference);
        List<String> inputs = new ArrayList<>(List.of(names.input(), names.target()));
        inputs.addAll(PER_OUTPUT.keySet());
        reference.knowsInputs(inputs);
        Values x = reference.input(names.input());
        int rows = OVER_THE_BATCH.contains(reference.name()) ? 1 : x.rows();
        TwinSubject network = ReferenceNetwork.of(
                "@Flatten %s Tensor y(@Input(%d) Tensor x);"
                        .formatted(names.annotation() + attributes(reference), x.data().length / rows),
                rows);
        double[] target = reference.input(names.target()).data();
        double scale = reference.outputGradient().data()[0];
        double loss = ReferenceNetwork.pass(network, x.data(), "y", target, scale, rows);
        Agreement.check("loss", new double[] {loss}, reference.output().data(), Agreement.EXACT);
        Agreement.check(
                "gradient",
                network.inputGradient("x"),
                reference.gradient(names.input()).data(),
                Agreement.EXACT);
    }

    private static Names names(ReferenceCase reference) {
        if (!reference.parameters().path("from_logits").asBoolean(true)) {
            if (reference.name().equals("categorical_cross_entropy")) {
                return new Names("@AsItIs @CrossEntropy", "probabilities", "target");
            }
            throw new Unimplemented("a loss on probabilities");
        }
        return NAMES.get(reference.name());
    }

    private static String attributes(ReferenceCase reference) {
        reference.knows(
                "reduction",
                "delta",
                "tau",
                "margin",
                "log_input",
                "from_logits",
                "label_smoothing",
                "gamma",
                "smooth",
                "p");
        if (reference.parameters().path("p").asInt(1) != 1) {
            throw new Unimplemented("a hinge loss of squares");
        }
        if (!reference.parameters().path("log_input").asBoolean(true)) {
            throw new Unimplemented("a Poisson loss on rates");
        }
        List<String> attributes = new ArrayList<>();
        NUMBERS.forEach((number, attribute) -> {
            if (reference.parameters().has(number)) {
                attributes.add(attribute + " = " + reference.number(number));
            }
        });
        PER_OUTPUT.forEach((input, attribute) -> {
            if (reference.hasInput(input)) {
                attributes.add(attribute + " = "
                        + Arrays.stream(reference.input(input).data())
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(", ", "{", "}")));
            }
        });
        String reduction = reference.parameters().path("reduction").asText("");
        if (List.of("mean", "sum").contains(reduction)) {
            attributes.add("reduction = Reduction." + reduction.toUpperCase(Locale.ROOT));
        } else if (!reduction.isEmpty()
                && !(reduction.equals(WEIGHTED_MEAN) && reference.hasInput("class_weight"))
                && !(reduction.equals("batchmean") && reference.name().equals("kl_divergence"))) {
            throw new Unimplemented("reduction '" + reduction + "'");
        }
        return "(" + String.join(", ", attributes) + ")";
    }
}
