// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import org.gradwright.runtime.data.SplitMix64;

/**
 * Random orthogonal matrices, all equally likely: normal vectors, each made orthogonal to those before it and given length 1
 * (Gram and Schmidt). What is left of a vector is made orthogonal a second time, as rounding leaves up to 1e-16 times the
 * ratio of the lengths after the first (Giraud, Langou and Rozloznik, 2005, "twice is enough").
 */
final class OrthogonalMatrix {
    /** A vector that is nearly a sum of those before it is drawn again: the share of its length that has to be left. */
    private static final double LEFT = 1e-6;

    private OrthogonalMatrix() {}

    /** Fills {@code values[offset + i * columns + j]}. */
    static void fill(float[] values, int offset, int rows, int columns, double gain, SplitMix64 random) {
        boolean tall = rows >= columns;
        double[][] vectors = vectors(Math.min(rows, columns), Math.max(rows, columns), random);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double value = tall ? vectors[j][i] : vectors[i][j];
                values[offset + i * columns + j] = (float) (gain * value);
            }
        }
    }

    private static double[][] vectors(int count, int length, SplitMix64 random) {
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            double left;
            double drawn;
            do {
                for (int k = 0; k < length; k++) {
                    vectors[i][k] = random.nextNormal();
                }
                drawn = norm(vectors[i]);
                project(vectors, i);
                project(vectors, i);
                left = norm(vectors[i]);
            } while (left < LEFT * drawn);
            for (int k = 0; k < length; k++) {
                vectors[i][k] /= left;
            }
        }
        return vectors;
    }

    /** Takes from a vector its parts along those before it. */
    private static void project(double[][] vectors, int index) {
        double[] vector = vectors[index];
        for (int i = 0; i < index; i++) {
            double[] other = vectors[i];
            double along = product(vector, other);
            for (int k = 0; k < vector.length; k++) {
                vector[k] -= along * other[k];
            }
        }
    }

    private static double norm(double[] vector) {
        return Math.sqrt(product(vector, vector));
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
