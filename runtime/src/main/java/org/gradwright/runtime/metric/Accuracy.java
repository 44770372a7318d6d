// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Objects;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Schema;

/**
 * The share of rows whose predicted class is the actual one. The target of the output's name tells the actual class: as a
 * label, as the most likely class of a distribution, or, for one probability a row, as whether that is at least 1/2; an
 * output of one probability is read in the same way.
 */
public final class Accuracy implements Metric {
    private final String output;
    private long right;
    private long rows;

    private Accuracy(String output) {
        this.output = Objects.requireNonNull(output, "output is null");
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
    public void check(Schema schema) {
        ClassColumn.of(schema, output, "accuracy");
    }

    @Override
    public void reset() {
        right = 0;
        rows = 0;
    }

    @Override
    public void add(Session session, Batch batch) {
        ClassColumn column = ClassColumn.of(batch.dataset().schema(), output, "accuracy");
        TensorView view = session.output(output);
        for (int row = 0; row < batch.rows(); row++) {
            if (Predictions.classOf(view, row) == column.actual(batch, row)) {
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
