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
    /**
     * The provider in use: one instance for the life of the process. It computes with vectors where Java runs with {@code
     * --add-modules jdk.incubator.vector} and the processor's vectors have 256 bits or more, else with plain loops; the system
     * property {@code gradwright.compute} forces {@code vector} or {@code scalar}. Vectors round a product and the addition
     * of it once, plain loops twice.
     */
    static Compute provider() {
        return ProviderChoice.OF_THIS_PROCESS.provider();
    }

    /** {@code c[r, j] = sum_k a[r, k] * b[at + k * columns + j]}; overwrites {@code c[rows, columns]}. */
    void product(float[] a, float[] b, int at, float[] c, int rows, int inner, int columns);

    /**
     * As {@link #product(float[], float[], int, float[], int, int, int)} with sums that start with a row:
     * {@code c[r, j] = start[from + j] + sum_k a[r, k] * b[at + k * columns + j]}.
     */
    void product(float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns);

    /** {@code c[at + k * columns + j] += sum_r a[r, k] * g[r, j]}; adds to {@code c[inner, columns]}. */
    void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns);

    /** {@code c[r, k] = sum_j g[r, j] * b[at + k * columns + j]}; overwrites {@code c[rows, inner]}. */
    void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns);

    /**
     * How many columns the panels have in which this provider wants matrices of parameters: those that {@link #panelProduct}
     * and its gradients take are stored as {@link PanelLayout} says, or row-major where they have no more columns than that.
     */
    int panelWidth();

    /** {@link #product(float[], float[], int, float[], int, int, int)} where {@code b} is stored in panels. */
    void panelProduct(float[] a, float[] b, int at, float[] c, int rows, int inner, int columns);

    /** {@link #product(float[], float[], int, float[], int, float[], int, int, int)} where {@code b} is stored in panels. */
    void panelProduct(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns);

    /** {@link #addTransposedProduct} where {@code c} is stored in panels. */
    void addTransposedPanelProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns);

    /** {@link #productTransposed} where {@code b} is stored in panels. */
    void panelProductTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns);

    /**
     * The values of {@code filters} kernels at all windows of {@code rows} images:
     * {@code y[r, w, f] = sum_k sum_c x[r, p, first + c] * weight[at + k, c, f]}, where {@code p} is place {@code k} of window
     * {@code w} and {@code first} the first channel of the group of {@code f}. Overwrites {@code y}; sums over k, then c.
     *
     * <p>Where windows of 3 x 3 places lie side by side (strides and dilations of 1), at least four in a row, and a multiple of
     * 16 filters is one group, vectors sum over the rows of a window, then c, then the places of the row: each value that is
     * read then serves three windows.
     *
     * @param x {@code [rows, window.rows.extent, window.columns.extent, channels]}
     * @param weight {@code [window.rows.kernel, window.columns.kernel, channels / groups, filters]} from {@code at} on
     * @param y {@code [rows, window.rows.count, window.columns.count, filters]}
     */
    void convolution(
            float[] x,
            float[] weight,
            int at,
            float[] y,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups);

    /**
     * As {@link #convolution(float[], float[], int, float[], int, Window, int, int, int)} with sums that start with a row:
     * {@code y[r, w, f] = start[from + f] + sum_k sum_c x[r, p, first + c] * weight[at + k, c, f]}.
     */
    void convolution(
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
            int groups);

    /**
     * {@link #windowMaxima} of what {@link #convolution(float[], float[], int, float[], int, float[], int, Window, int, int,
     * int)} gives: overwrites {@code z}, and {@code y} with anything, which has room for the values of the convolution.
     *
     * @param maxima windows on the values of the convolution
     */
    default void convolutionMaxima(
            float[] x,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            float[] z,
            int rows,
            Window window,
            Window maxima,
            int channels,
            int filters,
            int groups) {
        convolution(x, weight, at, start, from, y, rows, window, channels, filters, groups);
        windowMaxima(y, z, rows, maxima, filters);
    }

    /**
     * {@link #convolution(float[], float[], int, float[], int, Window, int, int, int)} the other way round:
     * {@code x[r, p, first + c] = sum_k sum_f g[r, w, f] * weight[at + k, c, f]} over the windows {@code w} whose place
     * {@code k} is {@code p}. Overwrites {@code x}; sums over k, then f. Where windows of 3 x 3 places lie side by side, an image
     * has at least four columns, and a multiple of 16 channels is one group, vectors sum over the rows of a window, then f, then
     * the places of the row.
     */
    void convolutionTransposed(
            float[] g,
            float[] weight,
            int at,
            float[] x,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups);

    /**
     * What reaches the weight of a convolution: {@code gradient[at + k, c, f] += sum_r sum_w x[r, p, first + c] * g[r, w, f]},
     * where {@code p} is place {@code k} of window {@code w}.
     */
    void addConvolutionGradient(
            float[] x,
            float[] g,
            float[] gradient,
            int at,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups);

    /** The largest value of every window for each channel; NaN where a window has one. Overwrites {@code y}. */
    void windowMaxima(float[] x, float[] y, int rows, Window window, int channels);

    /**
     * Adds the gradient of each window where its largest value is, the first of equal ones; overwrites {@code gradient}, which
     * may be {@code x} where each place is in one window.
     */
    void windowMaximaGradient(float[] g, float[] x, float[] gradient, int rows, Window window, int channels);

    /** The sum of every window for each channel; overwrites {@code y}. */
    void windowSums(float[] x, float[] y, int rows, Window window, int channels);

    /** The sum of every window for each channel over the places of the window on the image; overwrites {@code y}. */
    void windowMeans(float[] x, float[] y, int rows, Window window, int channels);

    /** Adds each result to all places of its window; overwrites {@code x}. */
    void spreadWindowSums(float[] y, float[] x, int rows, Window window, int channels);

    /** Adds each result, over the places of its window on the image, to all of them; overwrites {@code x}. */
    void spreadWindowMeans(float[] y, float[] x, int rows, Window window, int channels);

    /**
     * The mean of every group: {@code means[r, k]} is that of {@code x[r, p, c]} over all places {@code p} and the channels
     * {@code c} from {@code k * width} to below {@code (k + 1) * width}, where {@code width = channels / groups}.
     *
     * @param x {@code [rows, places, channels]}
     * @param means {@code [rows, groups]}
     */
    void groupMeans(float[] x, float[] means, int rows, int places, int channels, int groups);

    /** {@code inverses[r, k] = 1 / sqrt(mean((x - means[r, k])^2) + epsilon)} for every group, as {@link #groupMeans}. */
    void groupInverseDeviations(
            float[] x, float[] means, float[] inverses, float epsilon, int rows, int places, int channels, int groups);

    /** {@code inverses[r, k] = 1 / sqrt(mean(x^2) + epsilon)} for every group, as {@link #groupMeans}. */
    void groupInverseRoots(float[] x, float[] inverses, float epsilon, int rows, int places, int channels, int groups);

    /** {@code h[r, p, c] = (x[r, p, c] - means[r, k]) * inverses[r, k]} for every group; overwrites {@code h}. */
    void standardizeGroups(
            float[] x, float[] means, float[] inverses, float[] h, int rows, int places, int channels, int groups);

    /** {@code h[r, p, c] = x[r, p, c] * inverses[r, k]} for every group; overwrites {@code h}. */
    void scaleGroups(float[] x, float[] inverses, float[] h, int rows, int places, int channels, int groups);

    /**
     * What reaches x of {@link #standardizeGroups} where means and inverses are those of x:
     * {@code gradient = inverses[r, k] * (g - mean(g) - h * mean(g * h))} for every group; overwrites {@code gradient}.
     */
    void standardizeGroupsGradient(
            float[] g, float[] h, float[] inverses, float[] gradient, int rows, int places, int channels, int groups);

    /**
     * What reaches x of {@link #scaleGroups} where the inverses are those of x:
     * {@code gradient = inverses[r, k] * (g - h * mean(g * h))} for every group; overwrites {@code gradient}.
     */
    void scaleGroupsGradient(
            float[] g, float[] h, float[] inverses, float[] gradient, int rows, int places, int channels, int groups);

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

    /**
     * {@code to[r, k, i, j] = from[r, i, k, j]} for {@code from[rows, first, second, inner]}: exchanges the two middle axes.
     * The same for all providers, as nothing is computed.
     */
    default void exchangeAxes(float[] from, float[] to, int rows, int first, int second, int inner) {
        AxisExchange.exchange(from, to, rows, first, second, inner);
    }

    /** Whether no value from {@code from} to before {@code end} is NaN or infinite. */
    default boolean areFinite(float[] values, int from, int end) {
        return finite(values, from, end);
    }

    /** {@link #areFinite} in a plain loop, for values that are looked at once: vectors that run once are slow. */
    static boolean finite(float[] values, int from, int end) {
        // Each product is zero for a finite value and NaN for any other; four sums hide the latency of an addition.
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = from;
        for (; i + 4 <= end; i += 4) {
            sum0 += values[i] * 0;
            sum1 += values[i + 1] * 0;
            sum2 += values[i + 2] * 0;
            sum3 += values[i + 3] * 0;
        }
        for (; i < end; i++) {
            sum0 += values[i] * 0;
        }
        return sum0 + sum1 + sum2 + sum3 == 0;
    }

    /** {@code values[i] = 0} for {@code i < count}. */
    void clear(float[] values, int count);

    /**
     * {@code gated[i] = g[i]} where {@code x[i] > 0}, and else a zero of either sign, for {@code i < count}; NaN where one of
     * both is NaN. {@code gated} may be one of them.
     */
    void gate(float[] g, float[] x, float[] gated, int count);

    /** {@code means[j] = sum_r x[r, j] / rows}. */
    void columnMeans(float[] x, float[] means, int rows, int columns);

    /** {@code variances[j] = sum_r (x[r, j] - means[j])^2 / rows}: the biased variance. */
    void columnVariances(float[] x, float[] means, float[] variances, int rows, int columns);

    /**
     * {@code y[r, j] = (x[r, j] - means[j]) * inverses[j] * scale[scaleAt + j] + shift[shiftAt + j]}; both may be the same array.
     * Each operation is rounded by all providers.
     */
    void normalizeColumns(
            float[] x,
            float[] means,
            float[] inverses,
            float[] scale,
            int scaleAt,
            float[] shift,
            int shiftAt,
            float[] y,
            int rows,
            int columns);

    /** {@code y[r, j] = x[r, j] * scale[scaleAt + j] + shift[shiftAt + j]}, as {@link #normalizeColumns}. */
    void scaleAndShiftColumns(
            float[] x, float[] scale, int scaleAt, float[] shift, int shiftAt, float[] y, int rows, int columns);

    /** {@code sums[j] = sum_r g[r, j] * ((x[r, j] - means[j]) * inverses[j])}: what reaches the scale of {@link #normalizeColumns}. */
    void standardizedSums(float[] g, float[] x, float[] means, float[] inverses, float[] sums, int rows, int columns);

    /** {@link #standardizedSums} added to {@code sums[at + j]}. */
    void addStandardizedSums(
            float[] g, float[] x, float[] means, float[] inverses, float[] sums, int at, int rows, int columns);

    /**
     * What reaches x of {@link #normalizeColumns} where means and inverses are those of x:
     * {@code gradient[r, j] = scale[scaleAt + j] * inverses[j] * (g[r, j] - (sums[j] / rows + h * standardizedSums[j] / rows))} with
     * {@code h = (x[r, j] - means[j]) * inverses[j]}; overwrites {@code gradient}.
     */
    void normalizeColumnsGradient(
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
            int columns);

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
     * A mask {@code [rows, places, channels]} of whole channels: {@code mask[r, p, c]} is element {@code r * channels + c} of
     * {@link #dropoutMask} at every place {@code p}.
     */
    void channelMask(float[] mask, int rows, int places, int channels, long key, float rate);

    /**
     * Normal numbers: {@code noise[i] = mean + deviation * z}, where {@code z} is the normal quantile of
     * {@code (n + 1/2) / 2^24} and {@code n = x >>> 8} with the {@code x} of {@link #dropoutMask} for element {@code i}.
     *
     * <p>The quantile is that of PPND7 (Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
     * Applied Statistics 37, 1988) with its coefficients in float, which is exact to about 1 part in 10^7; no number is further than 5.42 deviations from the mean.
     */
    void normalNoise(float[] noise, int count, long key, float mean, float deviation);

    /**
     * {@code probabilities[r, j] = exp(logits[r, j]) / sum_i exp(logits[r, i])}, shifted by the row's largest logit; both
     * may be the same array. A row that holds a NaN or a positive infinity gives NaN.
     */
    void softmax(float[] logits, float[] probabilities, int rows, int columns);

    /** {@code gradient[r, j] = values[r, j] * (g[r, j] - sum_i g[r, i] * values[r, i])}, of a softmax's values. */
    void softmaxGradient(float[] values, float[] g, float[] gradient, int rows, int columns);

    /**
     * {@code values[r, j] = logits[r, j] - logSumExp(logits[r])}, shifted by the row's largest logit, so that none overflows
     * and those far below the largest keep their digits; both may be the same array.
     */
    void logSoftmax(float[] logits, float[] values, int rows, int columns);

    /** {@code gradient[r, j] = g[r, j] - exp(values[r, j]) * sum_i g[r, i]}, of a logarithmic softmax's values. */
    void logSoftmaxGradient(float[] values, float[] g, float[] gradient, int rows, int columns);

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

    /**
     * The squared maximum mean discrepancy of two batches: {@code discrepancy[0] = 1 / rows^2 * sum over r and s of weights[r]
     * * weights[s] * (k(x[r], x[s]) + k(y[r], y[s]) - 2 * k(x[r], y[s]))} with {@code k(a, b) = exp(-|a - b|^2 / (2 *
     * bandwidth^2))}. Accumulated in double; of batches that are nearly alike the error is that of {@code k}, not of the sum.
     */
    void discrepancy(
            float[] x, float[] y, float[] weights, float[] discrepancy, float bandwidth, int rows, int columns);

    /**
     * The gradient of {@link #discrepancy} with respect to {@code x}: {@code gradient[r] = 2 * factors[r] / (rows *
     * bandwidth)^2 * sum over s of weights[s] * ((x[s] - x[r]) * k(x[r], x[s]) + (x[r] - y[s]) * k(x[r], y[s]))}.
     */
    void discrepancyGradient(
            float[] x,
            float[] y,
            float[] weights,
            float[] factors,
            float[] gradient,
            float bandwidth,
            int rows,
            int columns);

    /** {@code sum_r weights[r] * sum_j values[r, j]}, accumulated in double, row by row from the left. */
    double weightedSum(float[] values, float[] weights, int rows, int columns);
}
