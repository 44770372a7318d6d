// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A view of consecutive rows of a data set, or of consecutive entries of an order of its rows. It can be moved along, so
 * that a training loop makes one and allocates nothing afterwards. One thread at a time.
 */
public final class Batch {
    private final Dataset dataset;
    private final int @Nullable [] order;
    private int from;
    private int rows;

    private Batch(Dataset dataset, int @Nullable [] order, int from, int rows) {
        this.dataset = Objects.requireNonNull(dataset, "dataset is null");
        this.order = order;
        select(from, rows);
    }

    /** All rows of a data set. */
    public static Batch all(Dataset dataset) {
        return new Batch(
                dataset,
                null,
                0,
                Objects.requireNonNull(dataset, "dataset is null").rows());
    }

    /**
     * The {@code rows} rows of a data set from {@code from} on.
     *
     * @throws IndexOutOfBoundsException if the data set ends before
     */
    public static Batch of(Dataset dataset, int from, int rows) {
        return new Batch(dataset, null, from, rows);
    }

    /**
     * The rows that {@code order} names, all of them at first. The array is read at each copy and not copied itself: it
     * may be shuffled again between batches.
     *
     * @throws IndexOutOfBoundsException if a number is not a row of the data set
     */
    public static Batch ordered(Dataset dataset, int[] order) {
        Objects.requireNonNull(dataset, "dataset is null");
        Objects.requireNonNull(order, "order is null");
        for (int i = 0; i < order.length; i++) {
            if (order[i] < 0 || order[i] >= dataset.rows()) {
                throw new IndexOutOfBoundsException(
                        "order is " + order[i] + " at " + i + ", but the rows go from 0 to " + (dataset.rows() - 1));
            }
        }
        return new Batch(dataset, order, 0, order.length);
    }

    /**
     * Moves this batch to the {@code rows} rows from {@code from} on; returns this batch.
     *
     * @throws IndexOutOfBoundsException if the data set or the order ends before
     */
    public Batch select(int from, int rows) {
        int all = order == null ? dataset.rows() : order.length;
        if (from < 0 || rows < 0 || rows > all - from) {
            throw new IndexOutOfBoundsException("a batch of " + rows + " rows from row " + from
                    + " on is asked for, but there are " + all + " rows");
        }
        this.from = from;
        this.rows = rows;
        return this;
    }

    /** The data set that this is a view of. */
    public Dataset dataset() {
        return dataset;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** Copies a column of values, by its index in the schema: row {@code r} goes to {@code to[r * width ...]}. */
    public void copyValues(int column, float[] to) {
        int width = dataset.widthOfValues(column);
        for (int row = 0; row < rows; row++) {
            dataset.copyValues(column, rowOf(row), to, row * width);
        }
    }

    /** Copies a column of labels, by its index in the schema. */
    public void copyLabels(int column, int[] to) {
        for (int row = 0; row < rows; row++) {
            to[row] = dataset.label(column, rowOf(row));
        }
    }

    /** Copies the weights of the rows: ones when the data has none. */
    public void copyWeights(float[] to) {
        for (int row = 0; row < rows; row++) {
            dataset.copyWeight(rowOf(row), to, row);
        }
    }

    /** The label of one row of this batch, in the column of that index. */
    public int label(int column, int row) {
        return dataset.label(column, rowOf(checked(row)));
    }

    /** Copies the numbers of one row of this batch, in the column of that index, to {@code to}, from {@code at} on. */
    public void copyRow(int column, int row, float[] to, int at) {
        dataset.copyValues(column, rowOf(checked(row)), to, at);
    }

    private int checked(int row) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row is " + row + ", but the batch has " + rows + " rows");
        }
        return row;
    }

    private int rowOf(int row) {
        return order == null ? from + row : order[from + row];
    }
}
