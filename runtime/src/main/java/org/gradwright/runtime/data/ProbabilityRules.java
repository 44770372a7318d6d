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
        if (column.kind() != Kind.PROBABILITIES && column.kind() != Kind.DISTRIBUTION) {
            return;
        }
        float[] row = new float[column.width()];
        for (int r = 0; r < data.rows(); r++) {
            data.copyRow(r, row, 0);
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                if (!(row[j] >= 0 && row[j] <= 1)) {
                    throw new IllegalArgumentException("'" + column.name() + "' is " + row[j] + " in row " + r
                            + ", column " + j + ", but must be from 0 to 1: it is a probability");
                }
                sum += row[j];
            }
            if (column.kind() == Kind.DISTRIBUTION && Math.abs(sum - 1) > TOLERANCE) {
                throw new IllegalArgumentException("'" + column.name() + "' adds up to " + (float) sum + " in row " + r
                        + ", but must add up to 1: it holds the probability of each class");
            }
        }
    }
}
