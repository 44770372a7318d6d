// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import org.gradwright.runtime.Session;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.data.Batch;

/** The share of rows whose predicted class is the label: for an output and a label target of the same name. */
public final class Accuracy implements Metric {
    private final String output;
    private long right;
    private long rows;

    private Accuracy(String output) {
        this.output = output;
    }

    /** The accuracy of the output of that name. */
    public static Accuracy of(String output) {
        return new Accuracy(output);
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void reset() {
        right = 0;
        rows = 0;
    }

    @Override
    public void add(Session session, Batch batch) {
        int column = batch.dataset().schema().index(output);
        TensorView view = session.output(output);
        for (int row = 0; row < batch.rows(); row++) {
            if (Predictions.classOf(view, row) == batch.label(column, row)) {
                right++;
            }
        }
        rows += batch.rows();
    }

    @Override
    public double value() {
        return rows == 0 ? Double.NaN : (double) right / rows;
    }
}
