// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Objects;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * How far predicted numbers are from what they should be. Streaming but for the median, which needs all errors, 8 to 16 bytes
 * a row.
 *
 * <p>Variances are collected by Welford's method, so that they lose no digits where the numbers are far from 0.
 */
public final class RegressionErrors {
    /** The distance from 1 of the next larger double: as in scikit-learn, what a target is at least before a division. */
    private static final double SMALLEST = 0x1p-52;

    private final @Nullable Numbers kept;
    private final Moments targets = new Moments();
    private final Moments residuals = new Moments();
    private double absolute;
    private double squared;
    private double relative;

    private RegressionErrors(boolean keep) {
        kept = keep ? new Numbers() : null;
    }

    /** Errors of no row yet, of which no median is wanted. */
    public static RegressionErrors streaming() {
        return new RegressionErrors(false);
    }

    /** Errors of no row yet, which are all kept. */
    public static RegressionErrors withMedian() {
        return new RegressionErrors(true);
    }

    /**
     * The errors of anyone's predictions.
     *
     * @throws IllegalArgumentException if the arrays differ in length or are empty, or a number is not finite
     */
    public static RegressionErrors of(double[] target, double[] prediction) {
        Objects.requireNonNull(target, "target is null");
        Objects.requireNonNull(prediction, "prediction is null");
        GivenArrays.check("target", target.length, "prediction", prediction.length);
        RegressionErrors errors = withMedian();
        for (int row = 0; row < target.length; row++) {
            errors.add(target[row], prediction[row]);
        }
        return errors;
    }

    /**
     * The errors of what a network predicts for one column of the output of that name.
     *
     * @throws IllegalArgumentException if there is no such output or column, its target is a class, or the data does not fit
     */
    public static RegressionErrors of(Network network, Dataset data, String output, int column) {
        RegressionErrors[] all = RowCollectors.errors(true).all(network, data, output, "errors");
        if (column < 0 || column >= all.length) {
            throw new IllegalArgumentException("column is " + column + ", but must be from 0 to " + (all.length - 1));
        }
        return all[column];
    }

    /**
     * Takes in one row.
     *
     * @throws IllegalArgumentException if one of the numbers is NaN or infinite
     */
    public void add(double target, double prediction) {
        check("target", target);
        check("prediction", prediction);
        double error = target - prediction;
        double size = Math.abs(error);
        absolute += size;
        squared += error * error;
        relative += size / Math.max(Math.abs(target), SMALLEST);
        targets.add(target);
        residuals.add(error);
        if (kept != null) {
            kept.add(size);
        }
    }

    private void check(String name, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    name + " is " + value + " in row " + targets.count() + ", but must be finite");
        }
    }

    /** The number of rows. */
    public long total() {
        return targets.count();
    }

    /** {@code mean(abs(target - prediction))}; NaN without rows. */
    public double meanAbsolute() {
        return absolute / total();
    }

    /** {@code mean((target - prediction)^2)}; NaN without rows. */
    public double meanSquared() {
        return squared / total();
    }

    /** {@code sqrt(meanSquared())}, in the unit of the target; NaN without rows. */
    public double rootMeanSquared() {
        return Math.sqrt(meanSquared());
    }

    /**
     * The median of {@code abs(target - prediction)}, the mean of the two in the middle of an even number; NaN without rows.
     *
     * @throws IllegalStateException if the errors are not kept
     */
    public double medianAbsolute() {
        if (kept == null) {
            throw new IllegalStateException(
                    "the median needs all errors: collect them in RegressionErrors.withMedian()");
        }
        double[] sorted = kept.sorted();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }

    /**
     * {@code mean(abs(target - prediction) / abs(target))}, where a target nearer to 0 than 2^-52 counts as 2^-52, as in
     * scikit-learn: targets of 0 make it huge. A share, not a percentage; NaN without rows.
     */
    public double meanAbsolutePercentage() {
        return relative / total();
    }

    /**
     * The coefficient of determination: {@code 1 - sum((target - prediction)^2) / sum((target - mean(target))^2)}, at most 1,
     * and 0 for predictions of the mean. Of equal targets 1 where all predictions are right, else 0; NaN of fewer than two
     * rows.
     */
    public double r2() {
        return total() < 2 ? Double.NaN : explained(squared);
    }

    /** {@code 1 - variance(target - prediction) / variance(target)}: {@link #r2} but for a constant error; NaN without rows. */
    public double explainedVariance() {
        return total() == 0 ? Double.NaN : explained(residuals.squaredDeviations());
    }

    private double explained(double unexplained) {
        double all = targets.squaredDeviations();
        if (all == 0) {
            return unexplained == 0 ? 1 : 0;
        }
        return 1 - unexplained / all;
    }
}
