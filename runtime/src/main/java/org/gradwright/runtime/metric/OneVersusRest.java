// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.data.Dataset;

/**
 * The scores of each class against all others, or of each of several labels, of which a row may carry any number. Keeps all
 * scores, as {@link BinaryScores} does.
 */
public final class OneVersusRest {
    private final BinaryScores[] columns;
    private final boolean classes;

    private OneVersusRest(int columns, boolean classes) {
        this.columns = new BinaryScores[columns];
        Arrays.setAll(this.columns, column -> new BinaryScores());
        this.classes = classes;
    }

    /**
     * Scores of no row yet, where each row is of one class.
     *
     * @throws IllegalArgumentException if there are fewer than two classes
     */
    public static OneVersusRest ofClasses(int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes is " + classes + ", but must be at least 2");
        }
        return new OneVersusRest(classes, true);
    }

    /**
     * Scores of no row yet, where each row carries any number of labels.
     *
     * @throws IllegalArgumentException if there is no label
     */
    public static OneVersusRest ofLabels(int labels) {
        if (labels < 1) {
            throw new IllegalArgumentException("labels is " + labels + ", but must be at least 1");
        }
        return new OneVersusRest(labels, false);
    }

    /**
     * The scores of anyone's predictions, where each row is of one class.
     *
     * @param actual the class of each row
     * @param scores the score of each class, row by row
     * @throws IllegalArgumentException if there are fewer than two classes, the arrays do not fit each other or are empty, or
     *     a score is not finite
     * @throws IndexOutOfBoundsException if a number is not that of a class
     */
    public static OneVersusRest of(int[] actual, double[] scores, int classes) {
        Objects.requireNonNull(actual, "actual is null");
        Objects.requireNonNull(scores, "scores is null");
        OneVersusRest all = ofClasses(classes);
        GivenArrays.checkRows("actual", actual.length, "scores", scores.length, classes);
        for (int row = 0; row < actual.length; row++) {
            all.add(actual[row], Arrays.copyOfRange(scores, row * classes, (row + 1) * classes));
        }
        return all;
    }

    /**
     * What a network predicts for the output of that name, which tells a class or labels.
     *
     * @throws IllegalArgumentException if there is no such output, it tells neither, or the data does not fit
     */
    public static OneVersusRest of(Network network, Dataset data, String output) {
        return RowCollectors.SCORES.all(network, data, output, "a ranking");
    }

    /**
     * Takes in a row of one class.
     *
     * @throws IllegalArgumentException if there is not one finite score for each class
     * @throws IndexOutOfBoundsException if there is no such class
     * @throws IllegalStateException if the columns are labels
     */
    public void add(int actual, double[] scores) {
        if (!classes) {
            throw new IllegalStateException("the columns are labels, so each row needs one truth for each");
        }
        Objects.checkIndex(actual, columns.length);
        boolean[] labels = new boolean[columns.length];
        labels[actual] = true;
        addRow(labels, scores);
    }

    /**
     * Takes in a row of labels.
     *
     * @throws IllegalArgumentException if there is not one truth and one finite score for each label
     * @throws IllegalStateException if the columns are classes
     */
    public void add(boolean[] actual, double[] scores) {
        if (classes) {
            throw new IllegalStateException("the columns are classes, so each row needs the number of one");
        }
        GivenArrays.checkRow("actual", actual.length, columns.length);
        addRow(actual, scores);
    }

    private void addRow(boolean[] actual, double[] scores) {
        GivenArrays.checkRow("scores", scores.length, columns.length);
        for (int column = 0; column < columns.length; column++) {
            columns[column].check(scores[column]);
        }
        for (int column = 0; column < columns.length; column++) {
            columns[column].add(scores[column], actual[column]);
        }
    }

    /** The number of classes or labels. */
    public int columns() {
        return columns.length;
    }

    /** Whether these are two classes or a single label. */
    public boolean binary() {
        return columns.length == (classes ? 2 : 1);
    }

    /**
     * The scores of one class or label.
     *
     * @throws IndexOutOfBoundsException if there is none of that number
     */
    public BinaryScores scores(int column) {
        return columns[Objects.checkIndex(column, columns.length)];
    }

    /**
     * {@link BinaryScores#rocAuc} of class 1 of two classes, otherwise the mean over all classes or labels; NaN where one has
     * no rows or all.
     */
    public double rocAuc() {
        return mean(BinaryScores::rocAuc);
    }

    /** {@link BinaryScores#averagePrecision}, likewise; 0 for a class or label without rows. */
    public double averagePrecision() {
        return mean(BinaryScores::averagePrecision);
    }

    /** {@link BinaryScores#prAuc}, likewise; NaN where a class or label has no rows. */
    public double prAuc() {
        return mean(BinaryScores::prAuc);
    }

    private double mean(ToDoubleFunction<BinaryScores> figure) {
        if (binary()) {
            return figure.applyAsDouble(columns[columns.length - 1]);
        }
        double sum = 0;
        for (BinaryScores each : columns) {
            sum += figure.applyAsDouble(each);
        }
        return sum / columns.length;
    }
}
