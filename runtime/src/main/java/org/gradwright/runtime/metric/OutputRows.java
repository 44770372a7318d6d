// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import org.gradwright.runtime.Session;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.data.Schema.Column;
import org.gradwright.runtime.data.Schema.Kind;

/** The rows of a batch that a session has just evaluated: what they should be, and what is predicted for one output. */
final class OutputRows {
    private final Batch batch;
    private final TensorView view;
    private final int index;
    private final Column column;
    private final float[] row;

    OutputRows(Session session, Batch batch, String output) {
        this.batch = batch;
        Schema schema = batch.dataset().schema();
        index = schema.index(output);
        column = schema.columns().get(index);
        view = session.output(output);
        row = new float[column.kind() == Kind.LABELS ? 0 : column.width()];
    }

    int rows() {
        return batch.rows();
    }

    /** The numbers predicted for a row. */
    int width() {
        return view.width();
    }

    Column column() {
        return column;
    }

    double prediction(int row, int place) {
        return view.get(row, place);
    }

    /** Copies what is predicted for a row. */
    void copyPrediction(int row, double[] to) {
        for (int place = 0; place < to.length; place++) {
            to[place] = view.get(row, place);
        }
    }

    /** The probability of each of two or more classes; of a single number, taken as that of class 1, both. */
    void copyProbabilities(int row, double[] to) {
        if (width() == 1) {
            to[1] = view.get(row, 0);
            to[0] = 1 - to[1];
        } else {
            copyPrediction(row, to);
        }
    }

    int predictedClass(int row) {
        return Predictions.classOf(view, row);
    }

    /** The actual class of a row: its label, the most likely one, or whether a probability is at least 1/2. */
    int actualClass(int number) {
        if (column.kind() == Kind.LABELS) {
            return batch.label(index, number);
        }
        return Predictions.classOf(target(number));
    }

    /** The target of a row, until the next call. */
    float[] target(int number) {
        batch.copyRow(index, number, row, 0);
        return row;
    }
}
