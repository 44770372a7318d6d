// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

/** Sums, means and variances over all rows, for every column. */
record ColumnArithmetic(Noise noise) {
    double[] sums(double[] x, int columns) {
        double[] totals = new double[columns];
        for (int i = 0; i < x.length; i++) {
            totals[i % columns] += noise.applyTo(x[i]);
        }
        return totals;
    }

    double[] means(double[] x, int columns) {
        double[] means = sums(x, columns);
        for (int j = 0; j < columns; j++) {
            means[j] = noise.applyTo(means[j] / (x.length / columns));
        }
        return means;
    }

    double[] variances(double[] x, double[] means) {
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double difference = noise.applyTo(x[i] - means[i % means.length]);
            squares[i] = difference * difference;
        }
        return means(squares, means.length);
    }
}
