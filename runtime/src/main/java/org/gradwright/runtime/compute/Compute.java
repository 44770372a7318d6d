// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * The routines on row-major arrays that generated code calls.
 *
 * <p>{@code at} is the offset of a parameter's first element in the flat array that holds it. Arrays may be longer than
 * what is read or written; lengths are the caller's matter. Every routine sums in an order fixed by the shapes alone, and
 * gives a row the same bits whatever the other rows of the batch are (sums over rows excepted), so results repeat exactly.
 * All routines are free of state that a caller can see, safe for use by many threads, and allocate nothing in the long run.
 */
public interface Compute {
    /** The provider in use: one instance for the life of the process. */
    static Compute provider() {
        return ScalarCompute.INSTANCE;
    }

    /** {@code c[r, j] = sum_k a[r, k] * b[at + k * columns + j]}; overwrites {@code c[rows, columns]}. */
    void product(float[] a, float[] b, int at, float[] c, int rows, int inner, int columns);

    /** {@code c[at + k * columns + j] += sum_r a[r, k] * g[r, j]}; adds to {@code c[inner, columns]}. */
    void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns);

    /** {@code c[r, k] = sum_j g[r, j] * b[at + k * columns + j]}; overwrites {@code c[rows, inner]}. */
    void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns);

    /** {@code sums[at + j] += sum_r g[r, j]}. */
    void addColumnSums(float[] g, float[] sums, int at, int rows, int columns);

    /** {@code sums[j] = sum_r g[r, j]}. */
    void columnSums(float[] g, float[] sums, int rows, int columns);

    /** {@code sums[r] = sum_j x[r, j]}. */
    void rowSums(float[] x, float[] sums, int rows, int columns);

    /**
     * {@code to[r, toAt + j] = from[r, fromAt + j]} for {@code j < width}: copies neighboring columns between arrays of {@code
     * fromColumns} and {@code toColumns} columns.
     */
    void copyColumns(
            float[] from, int fromColumns, int fromAt, float[] to, int toColumns, int toAt, int rows, int width);

    /** {@code values[i] = 0} for {@code i < count}. */
    void clear(float[] values, int count);

    /** {@code means[j] = sum_r x[r, j] / rows}. */
    void columnMeans(float[] x, float[] means, int rows, int columns);

    /** {@code variances[j] = sum_r (x[r, j] - means[j])^2 / rows}: the biased variance. */
    void columnVariances(float[] x, float[] means, float[] variances, int rows, int columns);

    /** {@code statistics[at + j] = momentum * statistics[at + j] + (1 - momentum) * means[j]}. */
    void updateRunningMean(float[] statistics, int at, float[] means, float momentum, int columns);

    /**
     * {@code statistics[at + j] = momentum * statistics[at + j] + (1 - momentum) * variances[j] * rows / (rows - 1)}:
     * takes the biased variance of a batch of at least two rows and remembers the unbiased one.
     */
    void updateRunningVariance(float[] statistics, int at, float[] variances, float momentum, int rows, int columns);

    /**
     * A dropout mask: {@code mask[i] = 1 / (1 - rate)} where element {@code i} is kept, and 0 where it is dropped.
     *
     * <p>With {@code low} and {@code high} the lower and upper 32 bits of {@code key}, in {@code int} arithmetic:
     *
     * <pre>
     * x = i * 0x9E3779B9 + low
     * x = (x ^ (x &gt;&gt;&gt; 16)) * 0x85EBCA6B
     * x = (x ^ (x &gt;&gt;&gt; 13) ^ high) * 0xC2B2AE35
     * x = x ^ (x &gt;&gt;&gt; 16)
     * kept = (x &gt;&gt;&gt; 8) &gt;= rint(rate * 2^24)
     * </pre>
     *
     * @param rate the share dropped: at least 0 and below 1
     */
    void dropoutMask(float[] mask, int count, long key, float rate);

    /**
     * {@code probabilities[r, j] = exp(logits[r, j]) / sum_i exp(logits[r, i])}, shifted by the row's largest logit; both
     * may be the same array. A row that holds a NaN or a positive infinity gives NaN.
     */
    void softmax(float[] logits, float[] probabilities, int rows, int columns);

    /** {@code losses[r] = logSumExp(logits[r]) - logits[r, labels[r]]}. */
    void sparseSoftmaxCrossEntropy(float[] logits, int[] labels, float[] losses, int rows, int columns);

    /** {@code gradient[r, j] = factors[r] * (softmax(logits)[r, j] - (j == labels[r] ? 1 : 0))}. */
    void sparseSoftmaxCrossEntropyGradient(
            float[] logits, int[] labels, float[] factors, float[] gradient, int rows, int columns);

    /** {@code losses[r] = sum_j targets[r, j] * (logSumExp(logits[r]) - logits[r, j])}. */
    void softmaxCrossEntropy(float[] logits, float[] targets, float[] losses, int rows, int columns);

    /** {@code gradient[r, j] = factors[r] * (sum_i targets[r, i] * softmax(logits)[r, j] - targets[r, j])}. */
    void softmaxCrossEntropyGradient(
            float[] logits, float[] targets, float[] factors, float[] gradient, int rows, int columns);

    /** {@code values[r, j] = j == labels[r] ? 1 : 0}. */
    void oneHot(int[] labels, float[] values, int rows, int columns);

    /** {@code divisor[0]} is the sum of the first {@code count} values, accumulated in double, but 1 where that is 0. */
    void divisor(float[] values, float[] divisor, int count);

    /** {@code mean[0] = weightedSum(values, weights, rows, columns) / (rows * columns)}. */
    void weightedMean(float[] values, float[] weights, float[] mean, int rows, int columns);

    /** {@code mean[0] = weightedSum(values, weights, rows, columns) / divisor[0]}. */
    void weightedMeanOver(float[] values, float[] weights, float[] divisor, float[] mean, int rows, int columns);

    /** {@code sum_r weights[r] * sum_j values[r, j]}, accumulated in double, row by row from the left. */
    double weightedSum(float[] values, float[] weights, int rows, int columns);
}
