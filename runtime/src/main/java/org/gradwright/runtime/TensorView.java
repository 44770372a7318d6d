// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.Objects;

/**
 * Reads an array of a session: one row of {@code width} values for each row of the session's last batch. What it shows
 * changes with the next call of the session.
 */
public final class TensorView {
    private final Session session;
    private final float[] values;
    private final int width;
    private final boolean gradient;

    TensorView(Session session, float[] values, int width, boolean gradient) {
        this.session = session;
        this.values = values;
        this.width = width;
        this.gradient = gradient;
    }

    /** The rows that can be read: 0 before anything was computed. */
    public int rows() {
        return gradient ? session.gradientRows() : session.outputRows();
    }

    /** The values of one row. */
    public int width() {
        return width;
    }

    /**
     * The value at that row and column.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public float get(int row, int column) {
        Objects.checkIndex(row, rows());
        return values[row * width + Objects.checkIndex(column, width)];
    }

    /**
     * Copies all rows to the start of {@code to}.
     *
     * @throws IllegalArgumentException if the array is too short
     */
    public void copyTo(float[] to) {
        int count = rows() * width;
        if (to.length < count) {
            throw new IllegalArgumentException(
                    "the array has " + to.length + " values, but " + rows() + " rows of " + width + " need " + count);
        }
        System.arraycopy(values, 0, to, 0, count);
    }
}
