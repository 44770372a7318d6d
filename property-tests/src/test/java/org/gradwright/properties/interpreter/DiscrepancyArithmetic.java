// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

/** The maximum mean discrepancy of two batches as its definition says it: every pair of rows, of both together, in turn. */
record DiscrepancyArithmetic(Noise noise, int rows, double bandwidth) {

    /** The rows of x have the weights {@code w / rows}, those of y the same with a minus; all pairs are added up. */
    double value(double[] x, double[] y, double[] weights) {
        double sum = 0;
        for (int i = 0; i < 2 * rows; i++) {
            for (int k = 0; k < 2 * rows; k++) {
                double pair = sign(i) * sign(k) * weights[i % rows] * weights[k % rows];
                sum += noise.applyTo(pair * kernel(x, y, i, k));
            }
        }
        return noise.applyTo(sum / ((double) rows * rows));
    }

    /** What the pairs of each row of x with all rows add to it; {@code factors} are the weights times what reaches the value. */
    double[] gradient(double[] x, double[] y, double[] weights, double[] factors) {
        int width = x.length / rows;
        double[] gradient = new double[x.length];
        for (int at = 0; at < x.length; at++) {
            int i = at / width;
            double sum = 0;
            for (int k = 0; k < 2 * rows; k++) {
                double difference = x[at] - row(x, y, k)[k % rows * width + at % width];
                sum -= noise.applyTo(sign(k) * weights[k % rows] * difference * kernel(x, y, i, k));
            }
            gradient[at] = noise.applyTo(2 * factors[i] * sum / Math.pow(rows * bandwidth, 2));
        }
        return gradient;
    }

    private int sign(int i) {
        return i < rows ? 1 : -1;
    }

    private double[] row(double[] x, double[] y, int i) {
        return i < rows ? x : y;
    }

    private double kernel(double[] x, double[] y, int i, int k) {
        int width = x.length / rows;
        double distance = 0;
        for (int j = 0; j < width; j++) {
            double difference = row(x, y, i)[i % rows * width + j] - row(x, y, k)[k % rows * width + j];
            distance += noise.applyTo(difference * difference);
        }
        return noise.applyTo(StrictMath.exp(noise.applyTo(-distance / (2 * bandwidth * bandwidth))));
    }
}
