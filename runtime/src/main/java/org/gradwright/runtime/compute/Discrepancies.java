// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/** The maximum mean discrepancy of two batches under a Gaussian kernel, and its gradient; time grows with rows squared. */
final class Discrepancies {
    private Discrepancies() {}

    /** Sums over the pairs below the diagonal count twice, because the kernel is symmetric; on it the kernel is 1. */
    static void discrepancy(
            float[] x, float[] y, float[] weights, float[] discrepancy, float bandwidth, int rows, int columns) {
        double alike = 0;
        double across = 0;
        for (int r = 0; r < rows; r++) {
            double same = weights[r];
            double other = 0;
            for (int s = 0; s < r; s++) {
                float both = kernel(x, r, x, s, bandwidth, columns) + kernel(y, r, y, s, bandwidth, columns);
                same += weights[s] * both;
            }
            for (int s = 0; s < rows; s++) {
                other += weights[s] * kernel(x, r, y, s, bandwidth, columns);
            }
            alike += weights[r] * same;
            across += weights[r] * other;
        }
        discrepancy[0] = (float) (2 * (alike - across) / ((double) rows * rows));
    }

    static void gradient(
            float[] x,
            float[] y,
            float[] weights,
            float[] factors,
            float[] gradient,
            float bandwidth,
            int rows,
            int columns) {
        double count = (double) rows * bandwidth;
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            for (int j = from; j < from + columns; j++) {
                gradient[j] = 0.0f;
            }
            for (int s = 0; s < rows; s++) {
                int other = s * columns;
                float near = weights[s] * kernel(x, r, x, s, bandwidth, columns);
                float far = weights[s] * kernel(x, r, y, s, bandwidth, columns);
                for (int j = 0; j < columns; j++) {
                    float value = x[from + j];
                    gradient[from + j] += near * (x[other + j] - value) + far * (value - y[other + j]);
                }
            }
            float factor = (float) (2 * factors[r] / (count * count));
            for (int j = from; j < from + columns; j++) {
                gradient[j] *= factor;
            }
        }
    }

    /** {@code exp(-|a[r] - b[s]|^2 / (2 * bandwidth^2))}; differences are divided first, so that squares do not overflow early. */
    private static float kernel(float[] a, int r, float[] b, int s, float bandwidth, int columns) {
        int from = r * columns;
        int to = s * columns;
        float distance = 0.0f;
        for (int j = 0; j < columns; j++) {
            float difference = (a[from + j] - b[to + j]) / bandwidth;
            distance += difference * difference;
        }
        return FloatMath.exp(-0.5f * distance);
    }
}
