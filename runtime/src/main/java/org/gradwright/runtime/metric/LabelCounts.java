// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How often each of several labels, of which a row may carry any number, was predicted rightly and wrongly. Streaming: takes
 * memory for four counts a label.
 */
public final class LabelCounts extends AveragedCounts {
    private final long[] truePositives;
    private final long[] falsePositives;
    private final long[] falseNegatives;
    private long rows;
    private long rightRows;

    /**
     * Counts of no row yet.
     *
     * @throws IllegalArgumentException if there is no label
     */
    public LabelCounts(int labels) {
        if (labels < 1) {
            throw new IllegalArgumentException("labels is " + labels + ", but must be at least 1");
        }
        truePositives = new long[labels];
        falsePositives = new long[labels];
        falseNegatives = new long[labels];
    }

    /**
     * The counts of rows of labels.
     *
     * @param actual for each row, which labels it carries
     * @param predicted the same of the prediction
     * @throws IllegalArgumentException if there is no row, or the rows do not fit each other
     */
    public static LabelCounts of(boolean[][] actual, boolean[][] predicted) {
        Objects.requireNonNull(actual, "actual is null");
        Objects.requireNonNull(predicted, "predicted is null");
        GivenArrays.check("actual", actual.length, "predicted", predicted.length);
        LabelCounts counts = new LabelCounts(actual[0].length);
        for (int row = 0; row < actual.length; row++) {
            counts.add(actual[row], predicted[row]);
        }
        return counts;
    }

    /**
     * Counts one row.
     *
     * @throws IllegalArgumentException if an array has another length than there are labels
     */
    public void add(boolean[] actual, boolean[] predicted) {
        GivenArrays.checkRow("actual", actual.length, labels());
        GivenArrays.checkRow("predicted", predicted.length, labels());
        boolean right = true;
        for (int label = 0; label < actual.length; label++) {
            if (actual[label] && predicted[label]) {
                truePositives[label]++;
            } else if (predicted[label]) {
                falsePositives[label]++;
            } else if (actual[label]) {
                falseNegatives[label]++;
            }
            right &= actual[label] == predicted[label];
        }
        rows++;
        rightRows += right ? 1 : 0;
    }

    /** The number of labels. */
    public int labels() {
        return truePositives.length;
    }

    /** The number of rows counted. */
    public long total() {
        return rows;
    }

    /**
     * The counts of one label.
     *
     * @throws IndexOutOfBoundsException if there is none of that number
     */
    public BinaryCounts counts(int label) {
        Objects.checkIndex(label, labels());
        long others = truePositives[label] + falsePositives[label] + falseNegatives[label];
        return new BinaryCounts(truePositives[label], falsePositives[label], falseNegatives[label], rows - others);
    }

    /** The share of rows whose labels are all right; NaN without rows. */
    public double subsetAccuracy() {
        return rows == 0 ? Double.NaN : (double) rightRows / rows;
    }

    /** The share of wrong answers among those for all rows and labels; NaN without rows. */
    public double hammingLoss() {
        long wrong = 0;
        for (int label = 0; label < labels(); label++) {
            wrong += falsePositives[label] + falseNegatives[label];
        }
        return rows == 0 ? Double.NaN : (double) wrong / ((double) rows * labels());
    }

    /** Those of all labels, as of scikit-learn. */
    @Override
    List<BinaryCounts> averaged() {
        List<BinaryCounts> all = new ArrayList<>();
        for (int label = 0; rows > 0 && label < labels(); label++) {
            all.add(counts(label));
        }
        return all;
    }
}
