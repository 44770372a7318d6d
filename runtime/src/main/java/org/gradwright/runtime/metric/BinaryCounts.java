// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

/**
 * How often a question with two answers was answered rightly and wrongly, and the measures that follow from these counts. A
 * share of nothing is 0, as in scikit-learn.
 *
 * @param truePositives positive rows that were predicted to be positive
 * @param falsePositives negative rows that were predicted to be positive
 * @param falseNegatives positive rows that were predicted to be negative
 * @param trueNegatives negative rows that were predicted to be negative
 */
public record BinaryCounts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    /** Checks the counts. */
    public BinaryCounts {
        checkCount("truePositives", truePositives);
        checkCount("falsePositives", falsePositives);
        checkCount("falseNegatives", falseNegatives);
        checkCount("trueNegatives", trueNegatives);
    }

    private static void checkCount(String name, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " is " + count + ", but must be at least 0");
        }
    }

    /** All rows. */
    public long total() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /** The rows that are positive. */
    public long positives() {
        return truePositives + falseNegatives;
    }

    /** The rows that are negative. */
    public long negatives() {
        return falsePositives + trueNegatives;
    }

    /** The share of right answers; NaN without rows. */
    public double accuracy() {
        return total() == 0 ? Double.NaN : (double) (truePositives + trueNegatives) / total();
    }

    /** {@code tp / (tp + fp)}: the share of those predicted to be positive that are. */
    public double precision() {
        return share(truePositives, truePositives + falsePositives);
    }

    /** {@code tp / (tp + fn)}, the true positive rate or sensitivity: the share of the positive rows that was found. */
    public double recall() {
        return share(truePositives, positives());
    }

    /** {@code tn / (tn + fp)}, the true negative rate: the share of the negative rows that was found. */
    public double specificity() {
        return share(trueNegatives, negatives());
    }

    /** {@code fp / (tn + fp)}: the share of the negative rows that was taken for positive. */
    public double falsePositiveRate() {
        return share(falsePositives, negatives());
    }

    /** {@code 2 tp / (2 tp + fp + fn)}: the harmonic mean of precision and recall. */
    public double f1() {
        return fBeta(1);
    }

    /**
     * {@code (1 + beta^2) tp / ((1 + beta^2) tp + beta^2 fn + fp)}: the harmonic mean in which recall weighs
     * {@code beta^2} times as much as precision. Source: van Rijsbergen, Information Retrieval, 1979, chapter 7.
     *
     * @throws IllegalArgumentException if beta is not above 0 and finite
     */
    public double fBeta(double beta) {
        double square = checkedBeta(beta) * beta;
        double right = (1 + square) * truePositives;
        double all = right + square * falseNegatives + falsePositives;
        return all == 0 ? 0 : right / all;
    }

    static double checkedBeta(double beta) {
        if (!(beta > 0 && beta <= 1e100)) {
            throw new IllegalArgumentException("beta is " + beta + ", but must be above 0 and at most 1e100");
        }
        return beta;
    }

    /** The mean of recall and specificity; without rows of one of the kinds, the other one alone, and NaN without rows. */
    public double balancedAccuracy() {
        if (positives() == 0 || negatives() == 0) {
            return accuracy();
        }
        return (recall() + specificity()) / 2;
    }

    /** {@code recall + specificity - 1}, from -1 to 1: 0 is chance. Source: Youden, Index for rating diagnostic tests, 1950. */
    public double youdensJ() {
        return recall() + specificity() - 1;
    }

    /**
     * The correlation of what is and what was predicted, from -1 to 1; 0 where all rows or all predictions are of one kind.
     * {@code (tp tn - fp fn) / sqrt((tp + fp) (tp + fn) (tn + fp) (tn + fn))}. Source: Matthews, Comparison of the predicted
     * and observed secondary structure of T4 phage lysozyme, 1975.
     */
    public double mcc() {
        double predicted = Math.sqrt((double) (truePositives + falsePositives) * (trueNegatives + falseNegatives));
        double actual = Math.sqrt((double) positives() * negatives());
        double agreement = (double) truePositives * trueNegatives - (double) falsePositives * falseNegatives;
        return predicted == 0 || actual == 0 ? 0 : agreement / predicted / actual;
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }

    /** The sum of both, number by number. */
    BinaryCounts plus(BinaryCounts other) {
        return new BinaryCounts(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                trueNegatives + other.trueNegatives);
    }
}
