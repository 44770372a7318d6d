// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads an array of a session: one row of {@code width} values for each row of the session's last batch. What it shows
 * changes with the next call of the session; a closed session's cannot be read. A view of an array of the caller's is made
 * by {@link #of}: sessions take views as their inputs, and as gradients.
 */
public final class TensorView {
    private final @Nullable Session session;
    private final float[] values;
    private final int width;
    private final Kind kind;
    private int given;

    /** What is shown. */
    enum Kind {
        /** An output of any pass. */
        OUTPUT,
        /** An output of predictions alone. */
        PREDICTION,
        /** The gradient of an input. */
        GRADIENT,
        /** An array of the caller's. */
        GIVEN
    }

    TensorView(@Nullable Session session, float[] values, int width, Kind kind) {
        this.session = session;
        this.values = values;
        this.width = width;
        this.kind = kind;
    }

    /**
     * A view of an array of the caller's, with all its rows of {@code width} values. The array is not copied: sessions read
     * what stands there when they are called.
     *
     * @throws IllegalArgumentException if the width is below 1, or the array does not hold whole rows
     */
    public static TensorView of(float[] values, int width) {
        Objects.requireNonNull(values, "values is null");
        if (width < 1) {
            throw new IllegalArgumentException("width is " + width + ", but must be at least 1");
        }
        if (values.length == 0 || values.length % width != 0) {
            throw new IllegalArgumentException(
                    "the array has " + values.length + " values, but must hold one or more rows of " + width);
        }
        TensorView view = new TensorView(null, values, width, Kind.GIVEN);
        view.given = values.length / width;
        return view;
    }

    /**
     * Makes a view that is made by {@link #of} show the first rows of its array alone; returns this view.
     *
     * @throws IllegalArgumentException if the array has fewer rows, or the count is below 1
     * @throws IllegalStateException if this is a view of a session
     */
    public TensorView first(int rows) {
        if (session != null) {
            throw new IllegalStateException("this is a view of a session, which shows the rows of the last batch");
        }
        if (rows < 1 || rows > values.length / width) {
            throw new IllegalArgumentException(
                    "rows is " + rows + ", but must be from 1 to " + values.length / width + ", the rows of the array");
        }
        given = rows;
        return this;
    }

    /** The array, for the session that reads it; check the rows first. */
    float[] values() {
        return values;
    }

    /**
     * The rows that can be read: 0 before anything was computed, and after a call that was refused.
     *
     * @throws IllegalStateException if the session is closed or in use
     */
    public int rows() {
        if (session == null) {
            return given;
        }
        return switch (kind) {
            case GIVEN -> given;
            case OUTPUT -> session.outputRows();
            case PREDICTION -> session.predictedRows();
            case GRADIENT -> session.gradientRows();
        };
    }

    /** The values of one row. */
    public int width() {
        return width;
    }

    /**
     * The value at that row and column.
     *
     * @throws IndexOutOfBoundsException if there is none
     * @throws IllegalStateException if the session is closed or in use
     */
    public float get(int row, int column) {
        int rows = rows();
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException(
                    "row is " + row + ", but the session has " + rows + (rows == 1 ? " row" : " rows"));
        }
        if (column < 0 || column >= width) {
            throw new IndexOutOfBoundsException("column is " + column + ", but must be from 0 to " + (width - 1));
        }
        return values[row * width + column];
    }

    /**
     * Copies all rows to the start of {@code to}.
     *
     * @throws IllegalArgumentException if the array is too short
     * @throws IllegalStateException if the session is closed or in use
     */
    public void copyTo(float[] to) {
        Objects.requireNonNull(to, "to is null");
        int count = rows() * width;
        if (to.length < count) {
            throw new IllegalArgumentException(
                    "the array has " + to.length + " values, but " + rows() + " rows of " + width + " need " + count);
        }
        System.arraycopy(values, 0, to, 0, count);
    }
}
