// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.data.Dataset;

/**
 * How often each class was predicted for each actual class. Streaming: takes memory for the square of the number of classes.
 *
 * <p>Averages are taken over the classes that are an actual or a predicted one of some row, as in scikit-learn; a share of
 * nothing is 0.
 */
public final class ConfusionMatrix extends AveragedCounts {
    private final long[][] counts;

    /**
     * An empty matrix.
     *
     * @throws IllegalArgumentException if there are fewer than two classes
     */
    public ConfusionMatrix(int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes is " + classes + ", but must be at least 2");
        }
        counts = new long[classes][classes];
    }

    /**
     * The matrix of a network's predictions of the output of that name; its target tells the actual classes as for
     * {@link Accuracy}.
     *
     * @throws IllegalArgumentException if there is no such output, its target tells no class, or the data does not fit
     */
    public static ConfusionMatrix of(Network network, Dataset data, String output) {
        Objects.requireNonNull(network, "network is null");
        Objects.requireNonNull(data, "data is null");
        ClassColumn column = ClassColumn.of(data.schema(), output, "a confusion matrix");
        ConfusionMatrix matrix = new ConfusionMatrix(column.classes());
        Evaluation.run(network, data, (session, batch) -> {
            TensorView view = session.output(output);
            for (int row = 0; row < batch.rows(); row++) {
                matrix.add(column.actual(batch, row), Predictions.classOf(view, row));
            }
        });
        return matrix;
    }

    /**
     * The matrix of anyone's predictions.
     *
     * @param actual the actual class of each row, from 0 to {@code classes - 1}
     * @param predicted the predicted class of each row
     * @throws IllegalArgumentException if there are fewer than two classes, or the arrays differ in length or are empty
     * @throws IndexOutOfBoundsException if one of them holds another number than that of a class
     */
    public static ConfusionMatrix of(int[] actual, int[] predicted, int classes) {
        Objects.requireNonNull(actual, "actual is null");
        Objects.requireNonNull(predicted, "predicted is null");
        GivenArrays.check("actual", actual.length, "predicted", predicted.length);
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        for (int row = 0; row < actual.length; row++) {
            matrix.add(actual[row], predicted[row]);
        }
        return matrix;
    }

    /**
     * Counts one prediction.
     *
     * @throws IndexOutOfBoundsException if one of the two is not a class
     */
    public void add(int actual, int predicted) {
        checkClass("actual", actual);
        checkClass("predicted", predicted);
        counts[actual][predicted]++;
    }

    /**
     * How often {@code predicted} was predicted for {@code actual}.
     *
     * @throws IndexOutOfBoundsException if one of the two is not a class
     */
    public long count(int actual, int predicted) {
        checkClass("actual", actual);
        checkClass("predicted", predicted);
        return counts[actual][predicted];
    }

    private void checkClass(String which, int number) {
        if (number < 0 || number >= counts.length) {
            throw new IndexOutOfBoundsException(
                    which + " is " + number + ", but must be from 0 to " + (counts.length - 1));
        }
    }

    /** The number of classes. */
    public int classes() {
        return counts.length;
    }

    /** The number of predictions counted. */
    public long total() {
        long total = 0;
        for (long[] row : counts) {
            for (long count : row) {
                total += count;
            }
        }
        return total;
    }

    /** The share of predictions that were right; NaN when none was counted. */
    public double accuracy() {
        long total = total();
        return total == 0 ? Double.NaN : (double) right() / total;
    }

    private long right() {
        long right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        return right;
    }

    /**
     * The counts of one class against all others.
     *
     * @throws IndexOutOfBoundsException if it is no class
     */
    public BinaryCounts counts(int positive) {
        checkClass("positive", positive);
        long truePositives = counts[positive][positive];
        long actual = actual(positive);
        long predicted = predicted(positive);
        return new BinaryCounts(
                truePositives,
                predicted - truePositives,
                actual - truePositives,
                total() - actual - predicted + truePositives);
    }

    private long actual(int number) {
        return LongStream.of(counts[number]).sum();
    }

    private long predicted(int number) {
        return Stream.of(counts).mapToLong(row -> row[number]).sum();
    }

    @Override
    List<BinaryCounts> averaged() {
        return IntStream.range(0, counts.length)
                .filter(k -> actual(k) + predicted(k) > 0)
                .mapToObj(this::counts)
                .toList();
    }

    /** The mean recall of the classes that have rows; NaN when none was counted. */
    public double balancedAccuracy() {
        return IntStream.range(0, counts.length)
                .filter(k -> actual(k) > 0)
                .mapToDouble(k -> counts(k).recall())
                .average()
                .orElse(Double.NaN);
    }

    /**
     * The correlation of actual and predicted classes, from -1 to 1; 0 where all rows or all predictions are of one class.
     * With {@code c} right ones of {@code s} rows, {@code t_k} rows and {@code p_k} predictions of class k:
     * {@code (c s - sum(p_k t_k)) / sqrt((s^2 - sum(p_k^2)) (s^2 - sum(t_k^2)))}. Source: Gorodkin, Comparing two K-category
     * assignments by a K-category correlation coefficient, 2004.
     */
    public double mcc() {
        double total = total();
        double agreement = right() * total;
        double predictions = total * total;
        double rows = total * total;
        for (int k = 0; k < counts.length; k++) {
            double actual = actual(k);
            double predicted = predicted(k);
            agreement -= predicted * actual;
            predictions -= predicted * predicted;
            rows -= actual * actual;
        }
        return predictions == 0 || rows == 0 ? 0 : agreement / Math.sqrt(predictions) / Math.sqrt(rows);
    }

    /**
     * How far the agreement is above that of chance, {@code (p_o - p_e) / (1 - p_e)}, where {@code p_o} is the accuracy and
     * {@code p_e} the one to be expected from how often each class is there and predicted; NaN where that is 1, or when
     * none was counted. Source: Cohen, A coefficient of agreement for nominal scales, 1960.
     */
    public double cohenKappa() {
        double total = total();
        double expected = 0;
        for (int k = 0; k < counts.length; k++) {
            expected += (double) actual(k) * predicted(k);
        }
        double room = total * total - expected;
        return room == 0 ? Double.NaN : (right() * total - expected) / room;
    }

    /** A table with one row for each actual and one column for each predicted class. */
    @Override
    public String toString() {
        int width = Math.max(2, Long.toString(total()).length()) + 1;
        StringBuilder table = new StringBuilder("actual \\ predicted\n");
        table.append(" ".repeat(width));
        for (int j = 0; j < counts.length; j++) {
            table.append(padded(j, width));
        }
        for (int i = 0; i < counts.length; i++) {
            table.append('\n').append(padded(i, width));
            for (int j = 0; j < counts.length; j++) {
                table.append(padded(counts[i][j], width));
            }
        }
        return table.toString();
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return " ".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
