// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.data.Dataset;

/**
 * The scores of rows that are positive or negative: what thresholds of them tell. Any finite numbers are scores, the higher
 * the more likely positive; only their order counts. Keeps all of them: 8 to 16 bytes a row, and as much again, at 16 bytes
 * for each distinct score, while a figure is computed.
 *
 * <p>Rows of equal score are never told apart: a threshold takes all of them or none.
 */
public final class BinaryScores {
    /**
     * A threshold and what it achieves.
     *
     * @param threshold rows with at least this score are predicted to be positive; infinite where none should be
     * @param value the measure there
     * @param counts the counts there
     */
    public record Choice(double threshold, double value, BinaryCounts counts) {}

    private final Numbers positives = new Numbers();
    private final Numbers negatives = new Numbers();

    /** Scores of no row yet. */
    public BinaryScores() {}

    /**
     * The scores of anyone's predictions.
     *
     * @param labels 1 for each positive row, 0 for each negative one
     * @param scores the score of each row
     * @throws IllegalArgumentException if the arrays differ in length or are empty, a label is another number, or a score is
     *     not finite
     */
    public static BinaryScores of(int[] labels, double[] scores) {
        Objects.requireNonNull(labels, "labels is null");
        Objects.requireNonNull(scores, "scores is null");
        GivenArrays.check("labels", labels.length, "scores", scores.length);
        BinaryScores all = new BinaryScores();
        for (int row = 0; row < labels.length; row++) {
            all.add(scores[row], GivenArrays.checkedLabel(labels[row], row));
        }
        return all;
    }

    /**
     * The probabilities that a network predicts for class 1 of the output of that name.
     *
     * @throws IllegalArgumentException if there is no such output, it does not tell two classes, or the data does not fit
     */
    public static BinaryScores of(Network network, Dataset data, String output) {
        OneVersusRest all = OneVersusRest.of(network, data, output);
        if (!all.binary()) {
            throw new IllegalArgumentException("'" + output + "' has " + all.columns()
                    + " columns, but must tell two classes; OneVersusRest has the scores of each column");
        }
        return all.scores(all.columns() - 1);
    }

    /**
     * Takes in one row.
     *
     * @throws IllegalArgumentException if the score is NaN or infinite
     */
    public void add(double score, boolean positive) {
        check(score);
        (positive ? positives : negatives).add(score);
    }

    void check(double score) {
        if (!(Math.abs(score) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("score is " + score + " in row " + total() + ", but must be finite");
        }
    }

    /** The number of rows. */
    public int total() {
        return positives.size() + negatives.size();
    }

    /** The number of positive rows. */
    public int positives() {
        return positives.size();
    }

    /**
     * The area under the ROC curve, exactly: the share of pairs of a positive and a negative row in which the positive one
     * has the higher score, where a tie is half a pair. NaN without a positive or without a negative row. Source: Hanley and
     * McNeil, The meaning and use of the area under a receiver operating characteristic (ROC) curve, 1982.
     */
    public double rocAuc() {
        ThresholdSteps steps = new ThresholdSteps(positives.sorted(), negatives.sorted());
        long halves = 0;
        for (int i = 1; i < steps.count(); i++) {
            long passed = steps.falsePositives(i) - steps.falsePositives(i - 1);
            halves += passed * (steps.truePositives(i) + steps.truePositives(i - 1));
        }
        double pairs = (double) positives.size() * negatives.size();
        return pairs == 0 ? Double.NaN : halves / (2 * pairs);
    }

    /**
     * The mean of the precisions at each threshold, each weighed by the recall that it adds: {@code sum((R_i - R_(i-1))
     * P_i)} from the highest threshold on, without interpolation. 0 without a positive row. Source: Manning, Raghavan and
     * Schuetze, Introduction to Information Retrieval, 2008, section 8.4.
     */
    public double averagePrecision() {
        ThresholdSteps steps = new ThresholdSteps(positives.sorted(), negatives.sorted());
        double sum = 0;
        for (int i = 1; i < steps.count(); i++) {
            double found = steps.truePositives(i) - steps.truePositives(i - 1);
            sum += found * steps.counts(i).precision();
        }
        return positives.size() == 0 ? 0 : sum / positives.size();
    }

    /**
     * The area under {@link #precisionRecallCurve} by the trapezoidal rule, which interpolates between thresholds and so may
     * promise more than {@link #averagePrecision}; NaN without a positive row.
     */
    public double prAuc() {
        return positives.size() == 0 ? Double.NaN : precisionRecallCurve().area();
    }

    /**
     * Recall over the false positive rate, from (0, 0), where nothing is predicted to be positive, to (1, 1); one point for
     * each distinct score besides. A rate of no rows is NaN.
     */
    public Curve rocCurve() {
        ThresholdSteps steps = new ThresholdSteps(positives.sorted(), negatives.sorted());
        double[] x = new double[steps.count()];
        double[] y = new double[steps.count()];
        for (int i = 0; i < steps.count(); i++) {
            x[i] = (double) steps.falsePositives(i) / negatives.size();
            y[i] = (double) steps.truePositives(i) / positives.size();
        }
        return new Curve(Curve.Kind.ROC, x, y, steps.thresholds(), Double.NaN);
    }

    /**
     * Precision over recall, from recall 0, where the precision is 1 by definition, to recall 1; one point for each distinct
     * score besides. Without a positive row, recall is 1 at each threshold, as in scikit-learn.
     */
    public Curve precisionRecallCurve() {
        ThresholdSteps steps = new ThresholdSteps(positives.sorted(), negatives.sorted());
        double[] x = new double[steps.count()];
        double[] y = new double[steps.count()];
        y[0] = 1;
        for (int i = 1; i < steps.count(); i++) {
            x[i] = positives.size() == 0 ? 1 : steps.counts(i).recall();
            y[i] = steps.counts(i).precision();
        }
        double share = total() == 0 ? 0 : (double) positives.size() / total();
        return new Curve(Curve.Kind.PRECISION_RECALL, x, y, steps.thresholds(), share);
    }

    /**
     * The counts when rows with at least that score are predicted to be positive.
     *
     * @throws IllegalArgumentException if it is NaN
     */
    public BinaryCounts counts(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold is NaN, but must be a number");
        }
        int truePositives = positives.atLeast(threshold);
        int falsePositives = negatives.atLeast(threshold);
        return new BinaryCounts(
                truePositives, falsePositives, positives.size() - truePositives, negatives.size() - falsePositives);
    }

    /**
     * The threshold with the largest measure, {@code best(BinaryCounts::f1)} say, of all distinct scores and infinity; the
     * highest of equally good ones. Choose on data that are neither those of the training nor those of the last test.
     *
     * @throws IllegalStateException if there is no row
     */
    public Choice best(ToDoubleFunction<BinaryCounts> measure) {
        Objects.requireNonNull(measure, "measure is null");
        if (total() == 0) {
            throw new IllegalStateException("there is no row yet to choose a threshold by");
        }
        ThresholdSteps steps = new ThresholdSteps(positives.sorted(), negatives.sorted());
        int best = 0;
        double value = measure.applyAsDouble(steps.counts(0));
        for (int i = 1; i < steps.count(); i++) {
            double each = measure.applyAsDouble(steps.counts(i));
            if (Direction.MAXIMIZE.isBetter(each, value)) {
                best = i;
                value = each;
            }
        }
        return new Choice(steps.threshold(best), value, steps.counts(best));
    }
}
