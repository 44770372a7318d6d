// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.Locale;
import java.util.OptionalDouble;
import org.gradwright.runtime.chart.LineChart;

/** How the loss went while the learning rate grew: what {@link RangeFinder} finds. */
public final class RateRange {
    private final double[] rates;
    private final double[] losses;
    private final double[] smoothed;
    private final boolean diverged;

    /** Arrays of the same length, a number for each update; they are not copied. */
    RateRange(double[] rates, double[] losses, double[] smoothed, boolean diverged) {
        this.rates = rates;
        this.losses = losses;
        this.smoothed = smoothed;
        this.diverged = diverged;
    }

    /** The learning rate of each update that was made. */
    public double[] rates() {
        return rates.clone();
    }

    /** The data loss of each update's batch before the update. */
    public double[] losses() {
        return losses.clone();
    }

    /** The losses, smoothed. */
    public double[] smoothedLosses() {
        return smoothed.clone();
    }

    /** Whether the loss exploded before the greatest rate was reached. */
    public boolean diverged() {
        return diverged;
    }

    /**
     * The rate at which the smoothed loss falls the fastest along the logarithm of the rate, before its minimum: where an
     * optimizer learns the most from an update, and a first choice of its rate. The slope is that between points a tenth of
     * all updates apart; the first tenth, whose mean is of few batches, does not count. Empty if the loss never falls.
     */
    public OptionalDouble suggestion() {
        int lowest = 0;
        for (int i = 1; i < smoothed.length; i++) {
            lowest = smoothed[i] < smoothed[lowest] ? i : lowest;
        }
        int reach = Math.max(1, smoothed.length / 20);
        int steepest = -1;
        double slope = 0;
        for (int i = Math.max(reach, smoothed.length / 10); i + reach <= lowest; i++) {
            // The rates are equally far apart on their logarithmic axis.
            double change = smoothed[i + reach] - smoothed[i - reach];
            if (change < slope) {
                slope = change;
                steepest = i;
            }
        }
        return steepest < 0 ? OptionalDouble.empty() : OptionalDouble.of(rates[steepest]);
    }

    /** The losses over the rate, and the suggestion. */
    public LineChart chart() {
        LineChart chart = LineChart.of("Learning rate range")
                .x("learning rate")
                .y("loss")
                .logarithmicX()
                .line("smoothed", rates, smoothed)
                .dashed("of the batch", rates, losses);
        suggestion().ifPresent(rate -> chart.mark(String.format(Locale.ROOT, "%.2g", rate), rate));
        return chart;
    }
}
