// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.util.Arrays;

/** Values of the same thing, measured again and again. */
final class Sample {
    private final double[] sorted;

    Sample(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The ratios of values that were measured one after the other. */
    static Sample ratios(double[] above, double[] below) {
        double[] ratios = new double[above.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = above[i] / below[i];
        }
        return new Sample(ratios);
    }

    double median() {
        return sorted[sorted.length / 2];
    }

    double lowerQuartile() {
        return sorted[sorted.length / 4];
    }

    double upperQuartile() {
        return sorted[sorted.length - 1 - sorted.length / 4];
    }

    int size() {
        return sorted.length;
    }
}
