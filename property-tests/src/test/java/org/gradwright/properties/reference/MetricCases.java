// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradwright.check.Relative;
import org.gradwright.runtime.metric.Average;
import org.gradwright.runtime.metric.BinaryCounts;
import org.gradwright.runtime.metric.BinaryScores;
import org.gradwright.runtime.metric.ClassProbabilities;
import org.gradwright.runtime.metric.ConfusionMatrix;
import org.gradwright.runtime.metric.Curve;
import org.gradwright.runtime.metric.OneVersusRest;
import org.gradwright.runtime.metric.RegressionErrors;

/** Metrics, which compute in double anyway: those that ship, and every figure of a case. */
final class MetricCases {
    private static final Set<String> KINDS = Set.of("binary", "multiclass", "regression");
    private static final Set<String> INPUTS =
            Set.of("kind", "score", "label", "probabilities", "threshold", "prediction", "target");

    private MetricCases() {}

    static boolean knows(ReferenceCase reference) {
        return reference.isAbout("kind") && KINDS.contains(reference.name());
    }

    static void check(ReferenceCase reference) {
        JsonNode json = reference.json();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!INPUTS.contains(name)) {
                double[] actual = figure(reference, name);
                double[] expected = flat(json.get(name));
                Agreement.check(name, actual, expected, Relative.largest(expected), 1e-12);
            }
        }
    }

    private static double[] figure(ReferenceCase reference, String name) {
        return switch (reference.name()) {
            case "binary" -> binary(reference, name);
            case "multiclass" -> multiclass(reference, name);
            default -> new double[] {regression(reference, name)};
        };
    }

    private static double[] binary(ReferenceCase reference, String name) {
        int[] labels = labels(reference);
        double[] given = values(reference, "score");
        BinaryScores scores = BinaryScores.of(labels, given);
        BinaryCounts counts = scores.counts(reference.json().get("threshold").asDouble());
        ClassProbabilities probabilities = ClassProbabilities.of(labels, given);
        return switch (name) {
            case "confusion" ->
                new double[] {
                    counts.trueNegatives(), counts.falsePositives(), counts.falseNegatives(), counts.truePositives()
                };
            case "roc_curve" -> points(scores.rocCurve());
            case "accuracy" -> one(counts.accuracy());
            case "balanced_accuracy" -> one(counts.balancedAccuracy());
            case "precision" -> one(counts.precision());
            case "recall" -> one(counts.recall());
            case "f1" -> one(counts.f1());
            case "mcc" -> one(counts.mcc());
            case "roc_auc" -> one(scores.rocAuc());
            case "average_precision" -> one(scores.averagePrecision());
            case "pr_auc_trapezoid" -> one(scores.prAuc());
            case "log_loss" -> one(probabilities.logLoss());
            case "brier" -> one(probabilities.brier());
            default -> throw new Unimplemented(name);
        };
    }

    private static double[] multiclass(ReferenceCase reference, String name) {
        int[] labels = labels(reference);
        int classes = reference.json().get("probabilities").get("shape").get(1).asInt();
        double[] given = values(reference, "probabilities");
        ClassProbabilities probabilities = ClassProbabilities.of(labels, given, classes);
        ConfusionMatrix matrix = ConfusionMatrix.of(labels, mostProbable(given, classes), classes);
        return switch (name) {
            case "confusion" ->
                IntStream.range(0, classes * classes)
                        .mapToDouble(i -> matrix.count(i / classes, i % classes))
                        .toArray();
            case "accuracy" -> one(matrix.accuracy());
            case "top2" -> one(probabilities.topK(2));
            case "f1_macro" -> one(matrix.f1(Average.MACRO));
            case "f1_micro" -> one(matrix.f1(Average.MICRO));
            case "f1_weighted" -> one(matrix.f1(Average.WEIGHTED));
            case "roc_auc_ovr_macro" ->
                one(OneVersusRest.of(labels, given, classes).rocAuc());
            case "cohen_kappa" -> one(matrix.cohenKappa());
            case "log_loss" -> one(probabilities.logLoss());
            default -> throw new Unimplemented(name);
        };
    }

    private static double regression(ReferenceCase reference, String name) {
        RegressionErrors errors = RegressionErrors.of(values(reference, "target"), values(reference, "prediction"));
        return switch (name) {
            case "mae" -> errors.meanAbsolute();
            case "mse" -> errors.meanSquared();
            case "rmse" -> errors.rootMeanSquared();
            case "r2" -> errors.r2();
            case "median_ae" -> errors.medianAbsolute();
            case "explained_variance" -> errors.explainedVariance();
            default -> throw new Unimplemented(name);
        };
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    private static double[] values(ReferenceCase reference, String name) {
        return ReferenceCase.values(reference.json().get(name)).data();
    }

    private static int[] labels(ReferenceCase reference) {
        double[] labels = values(reference, "label");
        return IntStream.range(0, labels.length).map(row -> (int) labels[row]).toArray();
    }

    private static int[] mostProbable(double[] probabilities, int classes) {
        return IntStream.range(0, probabilities.length / classes)
                .map(row -> IntStream.range(0, classes)
                        .reduce((a, b) -> probabilities[row * classes + b] > probabilities[row * classes + a] ? b : a)
                        .orElseThrow())
                .toArray();
    }

    /** All numbers of a figure in their order: {@code x} of all points, then {@code y}. */
    private static double[] points(Curve curve) {
        return Stream.<IntToDoubleFunction>of(curve::x, curve::y)
                .flatMapToDouble(
                        coordinate -> IntStream.range(0, curve.points()).mapToDouble(coordinate))
                .toArray();
    }

    /** The same of the reference: a number, or arrays of numbers in arrays or objects. */
    private static double[] flat(JsonNode node) {
        if (node.isNumber()) {
            return one(node.asDouble());
        }
        assertThat(node.isContainerNode()).isTrue();
        double[] all = {};
        for (JsonNode each : node) {
            double[] more = flat(each);
            int before = all.length;
            all = Arrays.copyOf(all, before + more.length);
            System.arraycopy(more, 0, all, before, more.length);
        }
        return all;
    }
}
