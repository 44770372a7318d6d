// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.data.FiniteValues;
import org.gradwright.runtime.data.Schema;

/** Reads what callers give a session by views; allocates nothing unless it throws. */
final class GivenValues {
    private GivenValues() {}

    /** The rows of a view, which is there, has rows of {@code width} values, and as many as are due unless these are 0. */
    static int rows(String name, TensorView from, int width, int due) {
        if (from == null) {
            throw new NullPointerException("'" + name + "' is null");
        }
        if (from.width() != width) {
            throw new IllegalArgumentException(
                    "'" + name + "' has " + from.width() + " values a row, but must have " + width);
        }
        int rows = from.rows();
        if (rows == 0) {
            throw new IllegalArgumentException("'" + name
                    + "' has no rows: the session that it is a view of has computed nothing, or was refused to");
        }
        if (due != 0 && rows != due) {
            throw new IllegalArgumentException("'" + name + "' has " + rows + " rows, but must have " + due);
        }
        return rows;
    }

    static void copy(String name, TensorView from, int rows, int width, float[] to) {
        int count = rows * width;
        System.arraycopy(from.values(), 0, to, 0, count);
        if (!Compute.provider().areFinite(to, 0, count)) {
            int odd = FiniteValues.firstOther(to, count);
            throw new IllegalArgumentException(FiniteValues.message(name, to[odd], odd / width, odd % width));
        }
    }

    static void copyTarget(Schema.Column column, TensorView from, int rows, float[] to) {
        copy(column.name(), from, rows, from.width(), to);
        column.check(to, rows);
    }

    static void copyLabels(Schema.Column column, TensorView from, int rows, int[] to) {
        float[] values = from.values();
        for (int row = 0; row < rows; row++) {
            int label = (int) values[row];
            if (label != values[row] || label < 0 || label >= column.width()) {
                throw new IllegalArgumentException("'" + column.name() + "' is " + values[row] + " in row " + row
                        + ", but must be a whole number from 0 to " + (column.width() - 1));
            }
            to[row] = label;
        }
    }
}
