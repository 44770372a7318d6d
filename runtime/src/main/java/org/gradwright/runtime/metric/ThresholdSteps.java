// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Arrays;

/** The counts of rows with at least a score, for infinity and then for each distinct score from the highest on. */
final class ThresholdSteps {
    private final double[] thresholds;
    private final int[] truePositives;
    private final int[] falsePositives;
    private final int count;
    private final int positives;
    private final int negatives;

    /** Merges the scores of the positive and of the negative rows, each in ascending order. */
    ThresholdSteps(double[] positive, double[] negative) {
        positives = positive.length;
        negatives = negative.length;
        int most = positives + negatives + 1;
        thresholds = new double[most];
        truePositives = new int[most];
        falsePositives = new int[most];
        thresholds[0] = Double.POSITIVE_INFINITY;
        int p = 0;
        int n = 0;
        int step = 0;
        while (p < positives || n < negatives) {
            double next = Math.max(last(positive, p), last(negative, n));
            while (p < positives && last(positive, p) == next) {
                p++;
            }
            while (n < negatives && last(negative, n) == next) {
                n++;
            }
            step++;
            thresholds[step] = next;
            truePositives[step] = p;
            falsePositives[step] = n;
        }
        count = step + 1;
    }

    /** The last of the ascending numbers but for those taken; below all when none is left. */
    private static double last(double[] ascending, int taken) {
        return taken < ascending.length ? ascending[ascending.length - 1 - taken] : Double.NEGATIVE_INFINITY;
    }

    int count() {
        return count;
    }

    double threshold(int step) {
        return thresholds[step];
    }

    double[] thresholds() {
        return Arrays.copyOf(thresholds, count);
    }

    long truePositives(int step) {
        return truePositives[step];
    }

    long falsePositives(int step) {
        return falsePositives[step];
    }

    BinaryCounts counts(int step) {
        return new BinaryCounts(
                truePositives[step],
                falsePositives[step],
                positives - truePositives[step],
                negatives - falsePositives[step]);
    }
}
