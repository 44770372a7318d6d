// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

/**
 * Mean and squared deviations of numbers that come one by one. Source: Welford, Note on a method for calculating corrected
 * sums of squares and products, 1962.
 */
final class Moments {
    private long count;
    private double mean;
    private double squaredDeviations;

    void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squaredDeviations += before * (value - mean);
    }

    long count() {
        return count;
    }

    /** {@code sum((x - mean(x))^2)}. */
    double squaredDeviations() {
        return squaredDeviations;
    }
}
