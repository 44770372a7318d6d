// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Objects;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;

/** How often each class was predicted for each actual class. */
public final class ConfusionMatrix {
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
        int capacity = Math.min(256, data.rows());
        try (Session session = network.session(capacity)) {
            Batch batch = Batch.of(data, 0, capacity);
            for (int from = 0; from < data.rows(); from += capacity) {
                batch.select(from, Math.min(capacity, data.rows() - from));
                session.evaluate(batch);
                TensorView view = session.output(output);
                for (int row = 0; row < batch.rows(); row++) {
                    matrix.add(column.actual(batch, row), Predictions.classOf(view, row));
                }
            }
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
        long right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        long total = total();
        return total == 0 ? Double.NaN : (double) right / total;
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
