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
        this.dataset = dataset;
        this.order = order;
        select(from, rows);
    }

    /** All rows of a data set. */
    public static Batch all(Dataset dataset) {
        return new Batch(dataset, null, 0, dataset.rows());
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
     */
    public static Batch ordered(Dataset dataset, int[] order) {
        for (int row : order) {
            Objects.checkIndex(row, dataset.rows());
        }
        return new Batch(dataset, order, 0, order.length);
    }

    /**
     * Moves this batch to the {@code rows} rows from {@code from} on; returns this batch.
     *
     * @throws IndexOutOfBoundsException if the data set or the order ends before
     */
    public Batch select(int from, int rows) {
        Objects.checkFromIndexSize(from, rows, order == null ? dataset.rows() : order.length);
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
        int width = dataset.schema().columns().get(column).width();
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
        return dataset.label(column, rowOf(Objects.checkIndex(row, rows)));
    }

    private int rowOf(int row) {
        return order == null ? from + row : order[from + row];
    }
}
