// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Normalization of the columns of a matrix with vectors along the rows: the numbers of some columns stay in registers while all
 * rows go by. Rounded as in {@link ColumnNormalization}, so the bits are the same.
 */
final class VectorNormalization {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorNormalization() {}

    static void normalize(
            float[] x,
            float[] means,
            float[] inverses,
            float[] scale,
            int scaleAt,
            float[] shift,
            int shiftAt,
            float[] y,
            int rows,
            int columns) {
        int j = 0;
        for (; j + 2 * L <= columns; j += 2 * L) {
            FloatVector mean0 = FloatVector.fromArray(S, means, j);
            FloatVector mean1 = FloatVector.fromArray(S, means, j + L);
            FloatVector inverse0 = FloatVector.fromArray(S, inverses, j);
            FloatVector inverse1 = FloatVector.fromArray(S, inverses, j + L);
            FloatVector factor0 = FloatVector.fromArray(S, scale, scaleAt + j);
            FloatVector factor1 = FloatVector.fromArray(S, scale, scaleAt + j + L);
            FloatVector offset0 = FloatVector.fromArray(S, shift, shiftAt + j);
            FloatVector offset1 = FloatVector.fromArray(S, shift, shiftAt + j + L);
            for (int r = 0; r < rows; r++) {
                int i = r * columns + j;
                FloatVector x0 = FloatVector.fromArray(S, x, i);
                FloatVector x1 = FloatVector.fromArray(S, x, i + L);
                x0.sub(mean0).mul(inverse0).mul(factor0).add(offset0).intoArray(y, i);
                x1.sub(mean1).mul(inverse1).mul(factor1).add(offset1).intoArray(y, i + L);
            }
        }
        for (; j + L <= columns; j += L) {
            FloatVector mean = FloatVector.fromArray(S, means, j);
            FloatVector inverse = FloatVector.fromArray(S, inverses, j);
            FloatVector factor = FloatVector.fromArray(S, scale, scaleAt + j);
            FloatVector offset = FloatVector.fromArray(S, shift, shiftAt + j);
            for (int r = 0; r < rows; r++) {
                int i = r * columns + j;
                FloatVector.fromArray(S, x, i)
                        .sub(mean)
                        .mul(inverse)
                        .mul(factor)
                        .add(offset)
                        .intoArray(y, i);
            }
        }
        for (; j < columns; j++) {
            for (int i = j; i < rows * columns; i += columns) {
                y[i] = (x[i] - means[j]) * inverses[j] * scale[scaleAt + j] + shift[shiftAt + j];
            }
        }
    }

    static void scaleAndShift(
            float[] x, float[] scale, int scaleAt, float[] shift, int shiftAt, float[] y, int rows, int columns) {
        int j = 0;
        for (; j + 2 * L <= columns; j += 2 * L) {
            FloatVector factor0 = FloatVector.fromArray(S, scale, scaleAt + j);
            FloatVector factor1 = FloatVector.fromArray(S, scale, scaleAt + j + L);
            FloatVector offset0 = FloatVector.fromArray(S, shift, shiftAt + j);
            FloatVector offset1 = FloatVector.fromArray(S, shift, shiftAt + j + L);
            for (int r = 0; r < rows; r++) {
                int i = r * columns + j;
                FloatVector x0 = FloatVector.fromArray(S, x, i);
                FloatVector x1 = FloatVector.fromArray(S, x, i + L);
                x0.mul(factor0).add(offset0).intoArray(y, i);
                x1.mul(factor1).add(offset1).intoArray(y, i + L);
            }
        }
        for (; j + L <= columns; j += L) {
            FloatVector factor = FloatVector.fromArray(S, scale, scaleAt + j);
            FloatVector offset = FloatVector.fromArray(S, shift, shiftAt + j);
            for (int r = 0; r < rows; r++) {
                int i = r * columns + j;
                FloatVector.fromArray(S, x, i).mul(factor).add(offset).intoArray(y, i);
            }
        }
        for (; j < columns; j++) {
            for (int i = j; i < rows * columns; i += columns) {
                y[i] = x[i] * scale[scaleAt + j] + shift[shiftAt + j];
            }
        }
    }

    static void addStandardizedSums(
            float[] g, float[] x, float[] means, float[] inverses, float[] sums, int at, int rows, int columns) {
        int j = 0;
        for (; j + 2 * L <= columns; j += 2 * L) {
            addTwo(g, x, means, inverses, sums, at, j, rows, columns);
        }
        for (; j + L <= columns; j += L) {
            FloatVector mean = FloatVector.fromArray(S, means, j);
            FloatVector inverse = FloatVector.fromArray(S, inverses, j);
            FloatVector sum = FloatVector.fromArray(S, sums, at + j);
            for (int r = 0; r < rows; r++) {
                int i = r * columns + j;
                FloatVector standardized =
                        FloatVector.fromArray(S, x, i).sub(mean).mul(inverse);
                sum = sum.add(FloatVector.fromArray(S, g, i).mul(standardized));
            }
            sum.intoArray(sums, at + j);
        }
        for (; j < columns; j++) {
            float sum = sums[at + j];
            for (int i = j; i < rows * columns; i += columns) {
                sum += g[i] * ((x[i] - means[j]) * inverses[j]);
            }
            sums[at + j] = sum;
        }
    }

    private static void addTwo(
            float[] g, float[] x, float[] means, float[] inverses, float[] sums, int at, int j, int rows, int columns) {
        FloatVector mean0 = FloatVector.fromArray(S, means, j);
        FloatVector mean1 = FloatVector.fromArray(S, means, j + L);
        FloatVector inverse0 = FloatVector.fromArray(S, inverses, j);
        FloatVector inverse1 = FloatVector.fromArray(S, inverses, j + L);
        FloatVector sum0 = FloatVector.fromArray(S, sums, at + j);
        FloatVector sum1 = FloatVector.fromArray(S, sums, at + j + L);
        for (int r = 0; r < rows; r++) {
            int i = r * columns + j;
            FloatVector standardized0 =
                    FloatVector.fromArray(S, x, i).sub(mean0).mul(inverse0);
            FloatVector standardized1 =
                    FloatVector.fromArray(S, x, i + L).sub(mean1).mul(inverse1);
            sum0 = sum0.add(FloatVector.fromArray(S, g, i).mul(standardized0));
            sum1 = sum1.add(FloatVector.fromArray(S, g, i + L).mul(standardized1));
        }
        sum0.intoArray(sums, at + j);
        sum1.intoArray(sums, at + j + L);
    }

    static void gradient(
            float[] g,
            float[] x,
            float[] means,
            float[] inverses,
            float[] scale,
            int scaleAt,
            float[] standardizedSums,
            float[] sums,
            float[] gradient,
            int rows,
            int columns) {
        int j = 0;
        for (; j + 2 * L <= columns; j += 2 * L) {
            FloatVector mean0 = FloatVector.fromArray(S, means, j);
            FloatVector mean1 = FloatVector.fromArray(S, means, j + L);
            FloatVector inverse0 = FloatVector.fromArray(S, inverses, j);
            FloatVector inverse1 = FloatVector.fromArray(S, inverses, j + L);
            FloatVector factor0 = FloatVector.fromArray(S, scale, scaleAt + j).mul(inverse0);
            FloatVector factor1 =
                    FloatVector.fromArray(S, scale, scaleAt + j + L).mul(inverse1);
            FloatVector slope0 = FloatVector.fromArray(S, standardizedSums, j).div(rows);
            FloatVector slope1 =
                    FloatVector.fromArray(S, standardizedSums, j + L).div(rows);
            FloatVector level0 = FloatVector.fromArray(S, sums, j).div(rows);
            FloatVector level1 = FloatVector.fromArray(S, sums, j + L).div(rows);
            for (int r = 0; r < rows; r++) {
                int i = r * columns + j;
                FloatVector x0 = FloatVector.fromArray(S, x, i);
                FloatVector x1 = FloatVector.fromArray(S, x, i + L);
                FloatVector g0 = FloatVector.fromArray(S, g, i);
                FloatVector g1 = FloatVector.fromArray(S, g, i + L);
                g0 = g0.sub(x0.sub(mean0).mul(inverse0).mul(slope0).add(level0));
                g1 = g1.sub(x1.sub(mean1).mul(inverse1).mul(slope1).add(level1));
                g0.mul(factor0).intoArray(gradient, i);
                g1.mul(factor1).intoArray(gradient, i + L);
            }
        }
        for (; j + L <= columns; j += L) {
            FloatVector mean = FloatVector.fromArray(S, means, j);
            FloatVector inverse = FloatVector.fromArray(S, inverses, j);
            FloatVector factor = FloatVector.fromArray(S, scale, scaleAt + j).mul(inverse);
            FloatVector slope = FloatVector.fromArray(S, standardizedSums, j).div(rows);
            FloatVector level = FloatVector.fromArray(S, sums, j).div(rows);
            for (int r = 0; r < rows; r++) {
                int i = r * columns + j;
                FloatVector through = FloatVector.fromArray(S, x, i)
                        .sub(mean)
                        .mul(inverse)
                        .mul(slope)
                        .add(level);
                FloatVector.fromArray(S, g, i).sub(through).mul(factor).intoArray(gradient, i);
            }
        }
        for (; j < columns; j++) {
            float factor = scale[scaleAt + j] * inverses[j];
            float slope = standardizedSums[j] / rows;
            float level = sums[j] / rows;
            for (int i = j; i < rows * columns; i += columns) {
                gradient[i] = factor * (g[i] - (level + (x[i] - means[j]) * inverses[j] * slope));
            }
        }
    }
}
