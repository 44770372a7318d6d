// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.workloads;

/**
 * What is timed of a workload: a prediction, from an array to an array, or a training step, which loads the batch from
 * arrays, goes forward and backward and updates.
 */
public record Metric(boolean training, int rows) {
    private static final String TRAIN = "train";
    private static final String PREDICT = "predict";

    /**
     * The metric of that text, as {@code predict256}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Metric of(String text) {
        boolean training = text.startsWith(TRAIN);
        if (!training && !text.startsWith(PREDICT)) {
            throw new IllegalArgumentException("metric is " + text + ", but must begin with predict or train");
        }
        return new Metric(training, Integer.parseInt(text.substring((training ? TRAIN : PREDICT).length())));
    }

    @Override
    public String toString() {
        return (training ? TRAIN : PREDICT) + rows;
    }
}
