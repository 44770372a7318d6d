// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import org.gradwright.runtime.data.Schema.Column;
import org.gradwright.runtime.data.Schema.Kind;

/** What targets that are probabilities must be: each from 0 to 1, and those of a distribution add up to 1 in each row. */
final class ProbabilityRules {
    /** How far the sum of a distribution may be off: three times 0.33 passes. */
    private static final double TOLERANCE = 1e-2;

    private ProbabilityRules() {}

    /**
     * Checks the content of a column, if it holds probabilities.
     *
     * @throws IllegalArgumentException if a row breaks the rule
     */
    static void check(Column column, ColumnData data) {
        if (!holdsProbabilities(column)) {
            return;
        }
        float[] row = new float[column.width()];
        for (int r = 0; r < data.rows(); r++) {
            data.copyRow(r, row, 0);
            check(column, row, 0, r);
        }
    }

    private static boolean holdsProbabilities(Column column) {
        return column.kind() == Kind.PROBABILITIES || column.kind() == Kind.DISTRIBUTION;
    }

    /**
     * Checks the values of one row from {@code at} on, if the column holds probabilities.
     *
     * @param row its number, for the message
     * @throws IllegalArgumentException if the row breaks the rule
     */
    static void check(Column column, float[] values, int at, int row) {
        if (!holdsProbabilities(column)) {
            return;
        }
        double sum = 0;
        for (int j = 0; j < column.width(); j++) {
            float value = values[at + j];
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("'" + column.name() + "' is " + value + " in row " + row
                        + ", column " + j + ", but must be from 0 to 1: it is a probability");
            }
            sum += value;
        }
        if (column.kind() == Kind.DISTRIBUTION && Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("'" + column.name() + "' adds up to " + (float) sum + " in row " + row
                    + ", but must add up to 1: it holds the probability of each class");
        }
    }
}
