// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of rows of one {@link Schema}. Subsets and splits are views: they share the numbers and own only the
 * list of their rows. Safe for use by many threads.
 */
public final class Dataset {
    /**
     * Two disjoint parts of a data set that together hold each of its rows once.
     *
     * @param train the larger part, usually
     * @param test the rest
     */
    public record Split(Dataset train, Dataset test) {}

    private final Schema schema;
    private final List<ColumnData> columns;
    private final @Nullable ColumnData weights;
    /** The stored row of each row of this view, or null when they are the same. */
    private final int @Nullable [] order;

    private final int rows;

    Dataset(Schema schema, List<ColumnData> columns, @Nullable ColumnData weights) {
        this(schema, columns, weights, null, columns.get(0).rows());
    }

    private Dataset(
            Schema schema, List<ColumnData> columns, @Nullable ColumnData weights, int @Nullable [] order, int rows) {
        this.schema = schema;
        this.columns = columns;
        this.weights = weights;
        this.order = order;
        this.rows = rows;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** What the columns are. */
    public Schema schema() {
        return schema;
    }

    /** Whether the rows carry weights. */
    public boolean weighted() {
        return weights != null;
    }

    /**
     * The label of one row in the column of that index.
     *
     * @throws IndexOutOfBoundsException if there is no such row or column
     * @throws IllegalArgumentException if the column holds no labels
     */
    public int label(int column, int row) {
        return column(column, true).label(stored(row));
    }

    /**
     * Copies the numbers of one row of the column of that index to {@code to}, from {@code at} on.
     *
     * @throws IndexOutOfBoundsException if there is no such row or column, or the array is too short
     * @throws IllegalArgumentException if the column holds labels
     */
    public void copyValues(int column, int row, float[] to, int at) {
        column(column, false).copyRow(stored(row), to, at);
    }

    /** Copies the weight of one row, 1 where the data has none, to {@code to[at]}. */
    public void copyWeight(int row, float[] to, int at) {
        if (weights == null) {
            to[at] = 1.0f;
        } else {
            weights.copyRow(stored(row), to, at);
        }
    }

    /**
     * A view of the rows of those numbers, in that order; a number may stand more than once.
     *
     * @throws IllegalArgumentException if there is no row, or a number is not a row of this set
     */
    public Dataset subset(int[] numbers) {
        Objects.requireNonNull(numbers, "numbers is null");
        if (numbers.length == 0) {
            throw new IllegalArgumentException("a subset needs at least one row");
        }
        int[] chosen = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0 || numbers[i] >= rows) {
                throw new IllegalArgumentException(
                        "row " + numbers[i] + " is asked for, but the rows go from 0 to " + (rows - 1));
            }
            chosen[i] = stored(numbers[i]);
        }
        return new Dataset(schema, columns, weights, chosen, chosen.length);
    }

    /**
     * Two parts drawn at random: {@code round(fraction * rows)} rows to train with, and the others.
     *
     * @throws IllegalArgumentException if a part would be empty
     */
    public Split split(double fraction, long seed) {
        int[] shuffled = IntStream.range(0, rows).toArray();
        new SplitMix64(seed).shuffle(shuffled);
        return split(shuffled, trainingRows(fraction, rows), fraction);
    }

    /**
     * Two parts drawn at random class by class of the only label column, so that {@code round(fraction * rows)} of each
     * class's rows are in the training part.
     *
     * @throws IllegalArgumentException if there is not exactly one label column, or a part would be empty
     */
    public Split stratifiedSplit(double fraction, long seed) {
        int column = onlyLabels();
        int classes = schema.columns().get(column).width();
        int[] train = new int[rows];
        int[] test = new int[rows];
        int training = 0;
        int testing = 0;
        for (int k = 0; k < classes; k++) {
            int label = k;
            int[] members = IntStream.range(0, rows)
                    .filter(row -> label(column, row) == label)
                    .toArray();
            SplitMix64 random = new SplitMix64(SplitMix64.key(seed, k));
            random.shuffle(members);
            int share = trainingRows(fraction, members.length);
            System.arraycopy(members, 0, train, training, share);
            System.arraycopy(members, share, test, testing, members.length - share);
            training += share;
            testing += members.length - share;
        }
        SplitMix64 random = new SplitMix64(seed);
        random.shuffle(train, 0, training);
        random.shuffle(test, 0, testing);
        System.arraycopy(test, 0, train, training, testing);
        return split(train, training, fraction);
    }

    private Split split(int[] shuffled, int training, double fraction) {
        if (training == 0 || training == rows) {
            throw new IllegalArgumentException("a split of " + rows + " rows at " + fraction + " leaves a part empty");
        }
        int[] train = new int[training];
        int[] test = new int[rows - training];
        System.arraycopy(shuffled, 0, train, 0, training);
        System.arraycopy(shuffled, training, test, 0, test.length);
        return new Split(subset(train), subset(test));
    }

    private int onlyLabels() {
        int found = -1;
        for (int i = 0; i < schema.columns().size(); i++) {
            if (schema.columns().get(i).kind() == Schema.Kind.LABELS) {
                if (found >= 0) {
                    throw new IllegalArgumentException("a stratified split needs one label column, but " + schema);
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("a stratified split needs a label column, but " + schema);
        }
        return found;
    }

    private static int trainingRows(double fraction, int rows) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("fraction is " + fraction + ", but must be above 0 and below 1");
        }
        return (int) Math.round(fraction * rows);
    }

    /** The numbers a row of the column of that index, which is checked to hold numbers. */
    int widthOfValues(int column) {
        column(column, false);
        return schema.columns().get(column).width();
    }

    private ColumnData column(int index, boolean labels) {
        if (index < 0 || index >= columns.size()) {
            throw new IndexOutOfBoundsException(
                    "column is " + index + ", but must be from 0 to " + (columns.size() - 1) + ": " + schema);
        }
        ColumnData data = columns.get(index);
        if (labels != data instanceof ColumnData.Labels) {
            throw new IllegalArgumentException("'" + schema.columns().get(index).name() + "' holds "
                    + (labels ? "values, not labels" : "labels, not values"));
        }
        return data;
    }

    private int stored(int row) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row is " + row + ", but must be from 0 to " + (rows - 1));
        }
        return order == null ? row : order[row];
    }

    @Override
    public String toString() {
        return "Dataset of " + rows + " rows: " + schema;
    }
}
