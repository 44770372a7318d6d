// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;

/** The routines as plain loops, which every JVM runs and HotSpot vectorizes where it can. */
class ScalarCompute implements Compute {
    static final ScalarCompute INSTANCE = new ScalarCompute();

    /** The start of sums that start with 0. */
    static final float[] NO_START = {};

    /** So many rows are a batch, with which the log begins. */
    private static final int BATCH = 8;

    ScalarCompute() {}

    /** Names the provider in the log, the first time that it gets a batch. */
    static void announce(int rows) {
        if (rows >= BATCH) {
            ProviderChoice.OF_THIS_PROCESS.announce();
        }
    }

    @Override
    public void product(float[] a, float[] b, int at, float[] c, int rows, int inner, int columns) {
        product(a, b, at, NO_START, 0, c, rows, inner, columns);
    }

    @Override
    public void product(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        announce(rows);
        Products.product(a, b, at, start, from, c, rows, inner, columns);
    }

    @Override
    public void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        Products.addTransposedProduct(a, g, c, at, rows, inner, columns);
    }

    @Override
    public void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        Products.productTransposed(g, b, at, c, rows, inner, columns);
    }

    /** Plain loops are the faster the longer the rows are. */
    @Override
    public int panelWidth() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void panelProduct(float[] a, float[] b, int at, float[] c, int rows, int inner, int columns) {
        panelProduct(a, b, at, NO_START, 0, c, rows, inner, columns);
    }

    @Override
    public void panelProduct(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        product(a, b, at, start, from, c, rows, inner, columns);
    }

    @Override
    public void addTransposedPanelProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        addTransposedProduct(a, g, c, at, rows, inner, columns);
    }

    @Override
    public void panelProductTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        productTransposed(g, b, at, c, rows, inner, columns);
    }

    @Override
    public void convolution(
            float[] x,
            float[] weight,
            int at,
            float[] y,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        convolution(x, weight, at, NO_START, 0, y, rows, window, channels, filters, groups);
    }

    @Override
    public void convolution(
            float[] x,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        announce(rows);
        Convolutions.convolution(x, weight, at, start, from, y, rows, window, channels, filters, groups);
    }

    @Override
    public void convolutionTransposed(
            float[] g,
            float[] weight,
            int at,
            float[] x,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        Convolutions.convolutionTransposed(g, weight, at, x, rows, window, channels, filters, groups);
    }

    @Override
    public void addConvolutionGradient(
            float[] x,
            float[] g,
            float[] gradient,
            int at,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        Convolutions.addConvolutionGradient(x, g, gradient, at, rows, window, channels, filters, groups);
    }

    @Override
    public void windowMaxima(float[] x, float[] y, int rows, Window window, int channels) {
        Pooling.maxima(x, y, rows, window, channels);
    }

    @Override
    public void windowMaximaGradient(float[] g, float[] x, float[] gradient, int rows, Window window, int channels) {
        Pooling.maximaGradient(g, x, gradient, rows, window, channels);
    }

    @Override
    public void windowSums(float[] x, float[] y, int rows, Window window, int channels) {
        Pooling.sums(x, y, rows, window, channels, false);
    }

    @Override
    public void windowMeans(float[] x, float[] y, int rows, Window window, int channels) {
        Pooling.sums(x, y, rows, window, channels, true);
    }

    @Override
    public void spreadWindowSums(float[] y, float[] x, int rows, Window window, int channels) {
        Pooling.spread(y, x, rows, window, channels, false);
    }

    @Override
    public void spreadWindowMeans(float[] y, float[] x, int rows, Window window, int channels) {
        Pooling.spread(y, x, rows, window, channels, true);
    }

    @Override
    public void groupMeans(float[] x, float[] means, int rows, int places, int channels, int groups) {
        GroupNormalization.means(x, means, rows, places, channels, groups);
    }

    @Override
    public void groupInverseDeviations(
            float[] x, float[] means, float[] inverses, float epsilon, int rows, int places, int channels, int groups) {
        GroupNormalization.inverseDeviations(x, means, inverses, epsilon, rows, places, channels, groups);
    }

    @Override
    public void groupInverseRoots(
            float[] x, float[] inverses, float epsilon, int rows, int places, int channels, int groups) {
        GroupNormalization.inverseRoots(x, inverses, epsilon, rows, places, channels, groups);
    }

    @Override
    public void standardizeGroups(
            float[] x, float[] means, float[] inverses, float[] h, int rows, int places, int channels, int groups) {
        GroupNormalization.standardize(x, means, inverses, h, rows, places, channels, groups);
    }

    @Override
    public void scaleGroups(float[] x, float[] inverses, float[] h, int rows, int places, int channels, int groups) {
        GroupNormalization.scale(x, inverses, h, rows, places, channels, groups);
    }

    @Override
    public void standardizeGroupsGradient(
            float[] g, float[] h, float[] inverses, float[] gradient, int rows, int places, int channels, int groups) {
        GroupNormalization.gradient(g, h, inverses, gradient, rows, places, channels, groups, true);
    }

    @Override
    public void scaleGroupsGradient(
            float[] g, float[] h, float[] inverses, float[] gradient, int rows, int places, int channels, int groups) {
        GroupNormalization.gradient(g, h, inverses, gradient, rows, places, channels, groups, false);
    }

    @Override
    public void addColumnSums(float[] g, float[] sums, int at, int rows, int columns) {
        ColumnSums.add(g, sums, at, rows, columns);
    }

    @Override
    public void columnSums(float[] g, float[] sums, int rows, int columns) {
        for (int j = 0; j < columns; j++) {
            sums[j] = 0;
        }
        addColumnSums(g, sums, 0, rows, columns);
    }

    @Override
    public void rowSums(float[] x, float[] sums, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            float sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += x[from + j];
            }
            sums[r] = sum;
        }
    }

    @Override
    public void copyColumns(
            float[] from, int fromColumns, int fromAt, float[] to, int toColumns, int toAt, int rows, int width) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, r * fromColumns + fromAt, to, r * toColumns + toAt, width);
        }
    }

    @Override
    public void clear(float[] values, int count) {
        Arrays.fill(values, 0, count, 0);
    }

    /** HotSpot makes vectors of a loop that writes over what it reads only where both have one name. */
    @Override
    public void gate(float[] g, float[] x, float[] gated, int count) {
        if (gated == x) {
            for (int i = 0; i < count; i++) {
                x[i] = FloatMath.gate(g[i], x[i]);
            }
        } else if (gated == g) {
            for (int i = 0; i < count; i++) {
                g[i] = FloatMath.gate(g[i], x[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                gated[i] = FloatMath.gate(g[i], x[i]);
            }
        }
    }

    @Override
    public void columnMeans(float[] x, float[] means, int rows, int columns) {
        columnSums(x, means, rows, columns);
        for (int j = 0; j < columns; j++) {
            means[j] = means[j] / rows;
        }
    }

    @Override
    public void columnVariances(float[] x, float[] means, float[] variances, int rows, int columns) {
        for (int j = 0; j < columns; j++) {
            variances[j] = 0;
        }
        addSquares(x, means, variances, rows, columns);
        for (int j = 0; j < columns; j++) {
            variances[j] = variances[j] / rows;
        }
    }

    /** {@code sums[j] += sum_r (x[r, j] - means[j])^2}. */
    void addSquares(float[] x, float[] means, float[] sums, int rows, int columns) {
        ColumnSums.addSquares(x, means, sums, rows, columns);
    }

    @Override
    public void normalizeColumns(
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
        ColumnNormalization.normalize(x, means, inverses, scale, scaleAt, shift, shiftAt, y, rows, columns);
    }

    @Override
    public void scaleAndShiftColumns(
            float[] x, float[] scale, int scaleAt, float[] shift, int shiftAt, float[] y, int rows, int columns) {
        ColumnNormalization.scaleAndShift(x, scale, scaleAt, shift, shiftAt, y, rows, columns);
    }

    @Override
    public void addStandardizedSums(
            float[] g, float[] x, float[] means, float[] inverses, float[] sums, int at, int rows, int columns) {
        ColumnNormalization.addStandardizedSums(g, x, means, inverses, sums, at, rows, columns);
    }

    @Override
    public void normalizeColumnsGradient(
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
        ColumnNormalization.gradient(
                g, x, means, inverses, scale, scaleAt, standardizedSums, sums, gradient, rows, columns);
    }

    @Override
    public void standardizedSums(
            float[] g, float[] x, float[] means, float[] inverses, float[] sums, int rows, int columns) {
        Arrays.fill(sums, 0, columns, 0);
        addStandardizedSums(g, x, means, inverses, sums, 0, rows, columns);
    }

    @Override
    public void updateRunningMean(float[] statistics, int at, float[] means, float momentum, int columns) {
        float share = 1.0f - momentum;
        for (int j = 0; j < columns; j++) {
            statistics[at + j] = momentum * statistics[at + j] + share * means[j];
        }
    }

    @Override
    public void updateRunningVariance(
            float[] statistics, int at, float[] variances, float momentum, int rows, int columns) {
        float share = (1.0f - momentum) * rows / (rows - 1);
        for (int j = 0; j < columns; j++) {
            statistics[at + j] = momentum * statistics[at + j] + share * variances[j];
        }
    }

    @Override
    public void dropoutMask(float[] mask, int count, long key, float rate) {
        DropoutMasks.fill(mask, 0, count, key, rate);
    }

    @Override
    public void channelMask(float[] mask, int rows, int places, int channels, long key, float rate) {
        NoiseMasks.channels(mask, rows, places, channels, key, rate);
    }

    @Override
    public void normalNoise(float[] noise, int count, long key, float mean, float deviation) {
        NoiseMasks.normal(noise, count, key, mean, deviation);
    }

    @Override
    public void softmax(float[] logits, float[] probabilities, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            float largest = largest(logits, from, columns);
            float sum = 0.0f;
            for (int j = from; j < from + columns; j++) {
                float power = FloatMath.exp(logits[j] - largest);
                probabilities[j] = power;
                sum += power;
            }
            for (int j = from; j < from + columns; j++) {
                probabilities[j] = probabilities[j] / sum;
            }
        }
    }

    @Override
    public void softmaxGradient(float[] values, float[] g, float[] gradient, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            float sum = 0.0f;
            for (int j = from; j < from + columns; j++) {
                sum += g[j] * values[j];
            }
            for (int j = from; j < from + columns; j++) {
                gradient[j] = values[j] * (g[j] - sum);
            }
        }
    }

    @Override
    public void logSoftmax(float[] logits, float[] values, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            float largest = largest(logits, from, columns);
            float logSum = logSum(logits, from, columns, largest);
            for (int j = from; j < from + columns; j++) {
                values[j] = (logits[j] - largest) - logSum;
            }
        }
    }

    @Override
    public void logSoftmaxGradient(float[] values, float[] g, float[] gradient, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            float sum = 0.0f;
            for (int j = from; j < from + columns; j++) {
                sum += g[j];
            }
            for (int j = from; j < from + columns; j++) {
                gradient[j] = g[j] - FloatMath.exp(values[j]) * sum;
            }
        }
    }

    @Override
    public void sparseSoftmaxCrossEntropy(float[] logits, int[] labels, float[] losses, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            float largest = largest(logits, from, columns);
            losses[r] = logSum(logits, from, columns, largest) + (largest - logits[from + labels[r]]);
        }
    }

    @Override
    public void sparseSoftmaxCrossEntropyGradient(
            float[] logits, int[] labels, float[] factors, float[] gradient, int rows, int columns) {
        softmax(logits, gradient, rows, columns);
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            gradient[from + labels[r]] -= 1.0f;
            float factor = factors[r];
            for (int j = from; j < from + columns; j++) {
                gradient[j] *= factor;
            }
        }
    }

    @Override
    public void softmaxCrossEntropy(float[] logits, float[] targets, float[] losses, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            float largest = largest(logits, from, columns);
            float logSum = logSum(logits, from, columns, largest);
            float loss = 0.0f;
            for (int j = from; j < from + columns; j++) {
                loss += targets[j] * (logSum + (largest - logits[j]));
            }
            losses[r] = loss;
        }
    }

    @Override
    public void softmaxCrossEntropyGradient(
            float[] logits, float[] targets, float[] factors, float[] gradient, int rows, int columns) {
        softmax(logits, gradient, rows, columns);
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            float total = 0.0f;
            for (int j = from; j < from + columns; j++) {
                total += targets[j];
            }
            float factor = factors[r];
            for (int j = from; j < from + columns; j++) {
                gradient[j] = factor * (total * gradient[j] - targets[j]);
            }
        }
    }

    @Override
    public void oneHot(int[] labels, float[] values, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int from = r * columns;
            for (int j = from; j < from + columns; j++) {
                values[j] = 0.0f;
            }
            values[from + labels[r]] = 1.0f;
        }
    }

    @Override
    public void divisor(float[] values, float[] divisor, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        divisor[0] = sum == 0 ? 1.0f : (float) sum;
    }

    @Override
    public void weightedMean(float[] values, float[] weights, float[] mean, int rows, int columns) {
        mean[0] = (float) (weightedSum(values, weights, rows, columns) / ((double) rows * columns));
    }

    @Override
    public void weightedMeanOver(
            float[] values, float[] weights, float[] divisor, float[] mean, int rows, int columns) {
        mean[0] = (float) (weightedSum(values, weights, rows, columns) / divisor[0]);
    }

    @Override
    public void discrepancy(
            float[] x, float[] y, float[] weights, float[] discrepancy, float bandwidth, int rows, int columns) {
        Discrepancies.discrepancy(x, y, weights, discrepancy, bandwidth, rows, columns);
    }

    @Override
    public void discrepancyGradient(
            float[] x,
            float[] y,
            float[] weights,
            float[] factors,
            float[] gradient,
            float bandwidth,
            int rows,
            int columns) {
        Discrepancies.gradient(x, y, weights, factors, gradient, bandwidth, rows, columns);
    }

    @Override
    public double weightedSum(float[] values, float[] weights, int rows, int columns) {
        double total = 0;
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int j = r * columns; j < (r + 1) * columns; j++) {
                sum += values[j];
            }
            total += weights[r] * sum;
        }
        return total;
    }

    private static float largest(float[] values, int from, int count) {
        float largest = values[from];
        for (int j = from + 1; j < from + count; j++) {
            largest = Math.max(largest, values[j]);
        }
        return largest;
    }

    /** {@code log(sum_j exp(values[j] - largest))}, exact to the last digits also where one value outweighs the others. */
    private static float logSum(float[] values, int from, int count, float largest) {
        float others = 0.0f;
        boolean found = false;
        for (int j = from; j < from + count; j++) {
            if (!found && values[j] == largest) {
                found = true;
            } else {
                others += FloatMath.exp(values[j] - largest);
            }
        }
        return FloatMath.log1p(others);
    }
}
