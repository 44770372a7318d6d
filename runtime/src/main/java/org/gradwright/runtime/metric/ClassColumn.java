// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.data.Schema.Column;
import org.gradwright.runtime.data.Schema.Kind;

/** The column that tells the class of each row: labels, a distribution over classes, or the probability of class 1. */
final class ClassColumn {
    private final int index;
    private final Kind kind;
    private final float[] row;
    private final int classes;

    private ClassColumn(int index, Column column, int classes) {
        this.index = index;
        kind = column.kind();
        row = new float[kind == Kind.LABELS ? 0 : column.width()];
        this.classes = classes;
    }

    /**
     * The column of the output of that name.
     *
     * @param metric what needs it, for messages
     * @throws IllegalArgumentException if there is none, or it tells no class
     */
    static ClassColumn of(Schema schema, String output, String metric) {
        int index = schema.index(output);
        Column column = schema.columns().get(index);
        return new ClassColumn(index, column, classes(column, metric));
    }

    /**
     * The number of classes that a column tells: 2 for a probability.
     *
     * @throws IllegalArgumentException if it tells none
     */
    static int classes(Column column, String metric) {
        String output = column.name();
        return switch (column.kind()) {
            case VALUES -> throw refusal(metric, output, "is an input");
            case TARGET -> throw refusal(metric, output, "is a target of any numbers, as in regression");
            case PROBABILITIES -> {
                if (column.width() > 1) {
                    throw refusal(metric, output, "holds " + column.width() + " probabilities a row, each on its own");
                }
                yield 2;
            }
            case DISTRIBUTION, LABELS -> column.width();
        };
    }

    private static IllegalArgumentException refusal(String metric, String output, String what) {
        return new IllegalArgumentException(metric + " needs one class a row, but '" + output + "' " + what);
    }

    /** The number of classes: 2 for a probability. */
    int classes() {
        return classes;
    }

    /** The class of a row of a batch: the most likely one of a distribution, 1 for a probability of at least 1/2. */
    int actual(Batch batch, int rowOfBatch) {
        if (kind == Kind.LABELS) {
            return batch.label(index, rowOfBatch);
        }
        batch.copyRow(index, rowOfBatch, row, 0);
        return Predictions.classOf(row);
    }
}
