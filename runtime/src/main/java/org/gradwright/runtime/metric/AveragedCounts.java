// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Counts of right and wrong answers for each of several classes or labels, and the measures that are averages of theirs. */
public abstract sealed class AveragedCounts permits ConfusionMatrix, LabelCounts {
    AveragedCounts() {}

    /** The counts of the classes or labels that count in an average. */
    abstract List<BinaryCounts> averaged();

    /** The average of any measure, {@code average(MACRO, BinaryCounts::specificity)} say; NaN when nothing was counted. */
    public final double average(Average average, ToDoubleFunction<BinaryCounts> measure) {
        Objects.requireNonNull(average, "average is null");
        return average.of(averaged(), Objects.requireNonNull(measure, "measure is null"));
    }

    /** The average precision of the classes; 0 for one that was never predicted. */
    public final double precision(Average average) {
        return average(average, BinaryCounts::precision);
    }

    /** The average recall of the classes; 0 for one without rows. */
    public final double recall(Average average) {
        return average(average, BinaryCounts::recall);
    }

    /** The average of {@link BinaryCounts#f1} of the classes. */
    public final double f1(Average average) {
        return average(average, BinaryCounts::f1);
    }

    /** The average of {@link BinaryCounts#fBeta} of the classes. */
    public final double fBeta(double beta, Average average) {
        BinaryCounts.checkedBeta(beta);
        return average(average, counts -> counts.fBeta(beta));
    }
}
