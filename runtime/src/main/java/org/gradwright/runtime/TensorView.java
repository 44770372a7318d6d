// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.Objects;

/**
 * Reads an array of a session: one row of {@code width} values for each row of the session's last batch. What it shows
 * changes with the next call of the session; a closed session's cannot be read.
 */
public final class TensorView {
    private final Session session;
    private final float[] values;
    private final int width;
    private final Kind kind;

    /** What is shown. */
    enum Kind {
        /** An output of any pass. */
        OUTPUT,
        /** An output of predictions alone. */
        PREDICTION,
        /** The gradient of an input. */
        GRADIENT
    }

    TensorView(Session session, float[] values, int width, Kind kind) {
        this.session = session;
        this.values = values;
        this.width = width;
        this.kind = kind;
    }

    /**
     * The rows that can be read: 0 before anything was computed, and after a call that was refused.
     *
     * @throws IllegalStateException if the session is closed or in use
     */
    public int rows() {
        return switch (kind) {
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
