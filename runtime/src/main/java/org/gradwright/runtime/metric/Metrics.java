// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.gradwright.runtime.metric.Direction.MAXIMIZE;
import static org.gradwright.runtime.metric.Direction.MINIMIZE;

import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The figures that can be measured on validation data, each of the output of a name. What they compute, with formulas and
 * sources, is said where it is computed: {@link BinaryCounts}, {@link ConfusionMatrix}, {@link LabelCounts},
 * {@link BinaryScores}, {@link OneVersusRest}, {@link ClassProbabilities}, {@link Calibration} and {@link RegressionErrors},
 * which also take the predictions of others, as arrays.
 *
 * <pre>
 * Trainer.of(network).optimizer(Adam.rate(1e-3)).epochs(20)
 *         .validation(test).metric(Metrics.f1("spam")).metric(Metrics.rocAuc("spam")).fit(data);
 * </pre>
 *
 * <p>The target tells classes as for {@link Accuracy}. A target of several probabilities a row, each on its own, is one of
 * labels: a row carries those of at least 1/2, and the averages are taken over labels. Weights of rows are not taken into
 * account: each row counts once.
 */
public final class Metrics {
    private Metrics() {}

    /** The share of right classes: {@link Accuracy}. */
    public static Metric accuracy(String output) {
        return Accuracy.of(output);
    }

    /** {@link ConfusionMatrix#balancedAccuracy}. */
    public static Metric balancedAccuracy(String output) {
        return ofClasses("balanced accuracy", output, ConfusionMatrix::balancedAccuracy);
    }

    /** {@link ConfusionMatrix#mcc}. */
    public static Metric mcc(String output) {
        return ofClasses("mcc", output, ConfusionMatrix::mcc);
    }

    /** {@link ConfusionMatrix#cohenKappa}. */
    public static Metric cohenKappa(String output) {
        return ofClasses("cohen kappa", output, ConfusionMatrix::cohenKappa);
    }

    /** {@link BinaryCounts#precision} of class 1 of two. */
    public static Metric precision(String output) {
        return ofPositive("precision", output, BinaryCounts::precision);
    }

    /** {@link AveragedCounts#precision}, averaged over classes or labels. */
    public static Metric precision(String output, Average average) {
        return averaged("precision", output, average, BinaryCounts::precision);
    }

    /** {@link BinaryCounts#recall} of class 1 of two. */
    public static Metric recall(String output) {
        return ofPositive("recall", output, BinaryCounts::recall);
    }

    /** {@link AveragedCounts#recall}, averaged over classes or labels. */
    public static Metric recall(String output, Average average) {
        return averaged("recall", output, average, BinaryCounts::recall);
    }

    /** {@link BinaryCounts#f1} of class 1 of two. */
    public static Metric f1(String output) {
        return ofPositive("f1", output, BinaryCounts::f1);
    }

    /** {@link AveragedCounts#f1}, averaged over classes or labels. */
    public static Metric f1(String output, Average average) {
        return averaged("f1", output, average, BinaryCounts::f1);
    }

    /** {@link BinaryCounts#fBeta} of class 1 of two. */
    public static Metric fBeta(String output, double beta) {
        BinaryCounts.checkedBeta(beta);
        return ofPositive("f" + beta, output, counts -> counts.fBeta(beta));
    }

    /** {@link AveragedCounts#fBeta}, averaged over classes or labels. */
    public static Metric fBeta(String output, double beta, Average average) {
        BinaryCounts.checkedBeta(beta);
        return averaged("f" + beta, output, average, counts -> counts.fBeta(beta));
    }

    /** {@link LabelCounts#hammingLoss}; smaller is better. */
    public static Metric hammingLoss(String output) {
        return new CollectedMetric<>("hamming loss", MINIMIZE, output, RowCollectors.LABELS, LabelCounts::hammingLoss);
    }

    /** {@link LabelCounts#subsetAccuracy}. */
    public static Metric subsetAccuracy(String output) {
        return new CollectedMetric<>(
                "subset accuracy", MAXIMIZE, output, RowCollectors.LABELS, LabelCounts::subsetAccuracy);
    }

    /** {@link ClassProbabilities#topK}. */
    public static Metric topK(String output, int k) {
        return ofProbabilities("top " + k + " accuracy", MAXIMIZE, output, all -> all.topK(k));
    }

    /** {@link ClassProbabilities#logLoss}; smaller is better. */
    public static Metric logLoss(String output) {
        return ofProbabilities("log loss", MINIMIZE, output, ClassProbabilities::logLoss);
    }

    /** {@link ClassProbabilities#brier}; smaller is better. */
    public static Metric brier(String output) {
        return ofProbabilities("brier", MINIMIZE, output, ClassProbabilities::brier);
    }

    /** {@link Calibration#expectedError} of that many bins; smaller is better. */
    public static Metric calibrationError(String output, int bins) {
        return new CollectedMetric<>(
                "calibration error", MINIMIZE, output, RowCollectors.calibration(bins), Calibration::expectedError);
    }

    /** {@link OneVersusRest#rocAuc}. Keeps all scores: 8 to 16 bytes for each row and column. */
    public static Metric rocAuc(String output) {
        return ofScores("roc auc", output, OneVersusRest::rocAuc);
    }

    /** {@link OneVersusRest#averagePrecision}. Keeps all scores: 8 to 16 bytes for each row and column. */
    public static Metric averagePrecision(String output) {
        return ofScores("average precision", output, OneVersusRest::averagePrecision);
    }

    /** {@link OneVersusRest#prAuc}. Keeps all scores: 8 to 16 bytes for each row and column. */
    public static Metric prAuc(String output) {
        return ofScores("pr auc", output, OneVersusRest::prAuc);
    }

    /** {@link RegressionErrors#meanAbsolute}; of several numbers a row the mean, as of all errors; smaller is better. */
    public static Metric meanAbsoluteError(String output) {
        return ofErrors("mean absolute error", MINIMIZE, output, RegressionErrors::meanAbsolute);
    }

    /** {@link RegressionErrors#meanSquared}; of several numbers a row the mean; smaller is better. */
    public static Metric meanSquaredError(String output) {
        return ofErrors("mean squared error", MINIMIZE, output, RegressionErrors::meanSquared);
    }

    /** {@link RegressionErrors#rootMeanSquared}; of several numbers a row the mean of the roots; smaller is better. */
    public static Metric rootMeanSquaredError(String output) {
        return ofErrors("root mean squared error", MINIMIZE, output, RegressionErrors::rootMeanSquared);
    }

    /** {@link RegressionErrors#meanAbsolutePercentage}; of several numbers a row the mean; smaller is better. */
    public static Metric meanAbsolutePercentageError(String output) {
        return ofErrors("mean absolute percentage error", MINIMIZE, output, RegressionErrors::meanAbsolutePercentage);
    }

    /** {@link RegressionErrors#medianAbsolute}; of several numbers a row the mean of the medians; smaller is better. */
    public static Metric medianAbsoluteError(String output) {
        return new CollectedMetric<>(
                "median absolute error",
                MINIMIZE,
                output,
                RowCollectors.errors(true),
                errors -> mean(errors, RegressionErrors::medianAbsolute));
    }

    /** {@link RegressionErrors#r2}; of several numbers a row the mean. */
    public static Metric r2(String output) {
        return ofErrors("r2", MAXIMIZE, output, RegressionErrors::r2);
    }

    /** {@link RegressionErrors#explainedVariance}; of several numbers a row the mean. */
    public static Metric explainedVariance(String output) {
        return ofErrors("explained variance", MAXIMIZE, output, RegressionErrors::explainedVariance);
    }

    private static Metric ofClasses(String name, String output, ToDoubleFunction<ConfusionMatrix> figure) {
        return new CollectedMetric<>(name, MAXIMIZE, output, RowCollectors.CLASSES, figure);
    }

    private static Metric ofPositive(String name, String output, ToDoubleFunction<BinaryCounts> measure) {
        return ofClasses(name, output, matrix -> {
            if (matrix.classes() > 2) {
                throw new IllegalArgumentException(name + " is of two classes, but '" + output + "' has "
                        + matrix.classes() + ": say how to average, by Average.MACRO for example");
            }
            return matrix.total() == 0 ? Double.NaN : measure.applyAsDouble(matrix.counts(1));
        });
    }

    private static Metric averaged(
            String name, String output, Average average, ToDoubleFunction<BinaryCounts> measure) {
        return new CollectedMetric<>(
                Objects.requireNonNull(average, "average is null").name().toLowerCase(Locale.ROOT) + " " + name,
                MAXIMIZE,
                output,
                RowCollectors.COUNTS,
                counts -> counts.average(average, measure));
    }

    private static Metric ofProbabilities(
            String name, Direction direction, String output, ToDoubleFunction<ClassProbabilities> figure) {
        return new CollectedMetric<>(name, direction, output, RowCollectors.PROBABILITIES, figure);
    }

    private static Metric ofScores(String name, String output, ToDoubleFunction<OneVersusRest> figure) {
        return new CollectedMetric<>(name, MAXIMIZE, output, RowCollectors.SCORES, figure);
    }

    private static Metric ofErrors(
            String name, Direction direction, String output, ToDoubleFunction<RegressionErrors> figure) {
        return new CollectedMetric<>(
                name, direction, output, RowCollectors.errors(false), errors -> mean(errors, figure));
    }

    private static double mean(RegressionErrors[] columns, ToDoubleFunction<RegressionErrors> figure) {
        double sum = 0;
        for (RegressionErrors each : columns) {
            sum += figure.applyAsDouble(each);
        }
        return sum / columns.length;
    }
}
