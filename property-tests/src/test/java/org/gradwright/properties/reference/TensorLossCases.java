// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;

/** Losses of several tensors, which are members that the objective calls: the value, and the gradient of each tensor. */
final class TensorLossCases {
    private static final Map<String, Form> FORMS = Map.of(
            "gaussian_nll", new Form("GaussianNllWithVariance", List.of("prediction", "variance", "target")),
            "cosine_embedding", new Form("CosineEmbedding", List.of("x1", "x2", "label")),
            "margin_ranking", new Form("MarginRanking", List.of("x1", "x2", "label")),
            "triplet_margin", new Form("Triplet", List.of("anchor", "positive", "negative")),
            "maximum_mean_discrepancy", new Form("MaximumMeanDiscrepancy", List.of("x", "y")));

    /**
     * How a case is written.
     *
     * @param inputs in the order in which the loss takes them
     */
    private record Form(String annotation, List<String> inputs) {}

    private TensorLossCases() {}

    static boolean knows(String name) {
        return FORMS.containsKey(name);
    }

    static void check(ReferenceCase reference) {
        Form form = FORMS.get(reference.name());
        reference.knowsInputs(form.inputs());
        int rows = form.inputs().stream()
                .mapToInt(input -> reference.input(input).rows())
                .reduce(1, TensorLossCases::leastCommonMultiple);
        Map<String, double[]> columns = new TreeMap<>();
        form.inputs().forEach(input -> columns.put(input, repeated(reference.input(input), rows)));
        TwinSubject network = ReferenceNetwork.of(members(reference, form), rows);
        network.load(new Feed(rows, columns, new double[0]));
        network.zeroGradients();
        double loss = network.forward();
        network.backward(reference.outputGradient().data()[0]);
        Agreement.check("loss", new double[] {loss}, reference.output().data(), Agreement.EXACT);
        reference.json().path("gradients").fieldNames().forEachRemaining(input -> {
            Values expected = reference.gradient(input);
            double[] gradient = folded(network.inputGradient(input), expected.data().length);
            Agreement.check("gradient of " + input, gradient, expected.data(), Agreement.EXACT);
        });
    }

    private static String members(ReferenceCase reference, Form form) {
        List<String> inputs = new ArrayList<>();
        for (String input : form.inputs()) {
            inputs.add("@Input(%d) Tensor %s".formatted(reference.input(input).width(), input));
        }
        String parameters =
                form.inputs().stream().map(input -> "Tensor " + input).collect(Collectors.joining(", "));
        return """
                @Flatten Tensor flat(Tensor x);
                @%s(%s) Scalar error(%s);
                default Tensor forward(%s) { return flat(%s); }
                default Scalar objective(%s) { return error(%s); }
                """.formatted(
                        form.annotation(),
                        attributes(reference),
                        parameters,
                        inputs.get(0),
                        form.inputs().get(0),
                        String.join(", ", inputs),
                        String.join(", ", form.inputs()));
    }

    private static String attributes(ReferenceCase reference) {
        reference.knows("eps", "full", "margin", "p", "bandwidth_squared", "estimator");
        if (reference.parameters().path("full").asBoolean(false)
                || reference.parameters().path("p").asInt(2) != 2) {
            throw new Unimplemented(reference.parameters().toString());
        }
        if (reference.parameters().has("eps")) {
            return "epsilon = " + reference.number("eps");
        }
        return reference.parameters().has("margin")
                ? "margin = " + reference.number("margin")
                : "bandwidth = " + Math.sqrt(reference.number("bandwidth_squared"));
    }

    /** The rows again and again, as many as are asked for: a mean over all pairs of rows stays the same. */
    private static double[] repeated(Values values, int rows) {
        double[] repeated = new double[rows * values.width()];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = values.data()[i % values.data().length];
        }
        return repeated;
    }

    /** The gradient of what was repeated. */
    private static double[] folded(double[] gradient, int length) {
        double[] folded = new double[length];
        for (int i = 0; i < gradient.length; i++) {
            folded[i % length] += gradient[i];
        }
        return folded;
    }

    private static int leastCommonMultiple(int a, int b) {
        int multiple = a;
        while (multiple % b != 0) {
            multiple += a;
        }
        return multiple;
    }
}
