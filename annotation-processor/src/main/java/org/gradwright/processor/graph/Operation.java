// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;
import org.gradwright.processor.formula.Formula;

/** What a node computes. {@code n} is the number of rows of the batch. */
public sealed interface Operation {

    /** An operation whose value comes from outside the graph; it has no inputs. */
    sealed interface Source extends Operation {}

    /** What the user predicts from. */
    record Input(String name) implements Source {}

    /** What a loss compares with. {@code numbers} is what its values may be, where they are not labels. */
    record Target(String name, Numbers numbers) implements Source {}

    /** One weight for every row of the batch, {@code [batch]}. */
    record SampleWeight() implements Source {}

    /** A trained value. {@code role} is WEIGHT, BIAS, SCALE or SHIFT. */
    record Parameter(String name, Role role, Initial initial) implements Source {}

    /** A value that training remembers but no optimizer touches, such as a running mean. */
    record Statistic(String name, Initial initial) implements Source {}

    /** Numbers that the declaration gives, one for each index of the last axis of what they are used with. */
    record Constant(List<Double> values) implements Source {
        public Constant {
            values = List.copyOf(values);
        }
    }

    /** The number of rows of the batch. */
    record BatchSize() implements Source {}

    /** The gradient of the objective with respect to itself. */
    record Seed() implements Source {}

    /** The gradient of what is trained with respect to an output, where that is given from outside. */
    record OutputGradient(String output) implements Source {}

    /** {@code a [n, k] * b [k, m]}. */
    record Product() implements Operation {}

    /** {@code a * transpose(b)} of {@code a [n, m]} and {@code b [k, m]}. */
    record ProductTransposed() implements Operation {}

    /** {@code transpose(a) * b} of {@code a [n, k]} and {@code b [n, m]}: a sum over the batch. */
    record TransposedProduct() implements Operation {}

    /** A scalar function of one element of every input; inputs are spread as {@link Broadcast} says. */
    record Elementwise(Formula formula) implements Operation {}

    /**
     * A function of one row of every input, {@code [n]}; inputs without a batch are the same for every row. The formula knows
     * the lengths of its rows.
     */
    record Rowwise(Formula formula) implements Operation {}

    /**
     * What reaches one input of a {@link Rowwise}. Inputs: those of the formula; where the input is a row, the formula's last
     * input is the row that its gradient is added to, which is the node itself.
     */
    record RowwiseGradient(Formula formula) implements Operation {}

    /** The same values in other extents, in the same order. */
    record Reshape() implements Operation {}

    /** The values of all inputs, one after the other along the last axis. */
    record Concat() implements Operation {}

    /** The values from index {@code from} of the last axis on, as many as the node has. */
    record Slice(int from) implements Operation {}

    /** The values of the input at index {@code at} of the last axis, and 0 before and behind them. */
    record Insert(int at) implements Operation {}

    /** Sums over all values of each row, {@code [batch]}. */
    record RowSum() implements Operation {}

    /** Sums over the last axis, whose extent becomes 1. */
    record LastSum() implements Operation {}

    /** The two middle axes exchanged: {@code [batch, outer, a, b, inner] -> [batch, outer, b, a, inner]}. */
    record Exchange() implements Operation {}

    /** Sums over all axes but the last. */
    record ColumnSum() implements Operation {}

    /** Means over all axes but the last; the running mean where {@code layer} is frozen. Inputs: x, running means. */
    record BatchMean(String layer) implements Operation {}

    /**
     * Biased variances over all axes but the last; the running ones where {@code layer} is frozen. Inputs: x, means,
     * running variances.
     */
    record BatchVariance(String layer) implements Operation {}

    /**
     * {@code (x - mean) * inverse * scale + shift}. Inputs: x, mean, inverse, scale, shift. Its derivative takes into
     * account that mean and inverse depend on x, unless {@code layer} is frozen.
     */
    record BatchNormalize(String layer) implements Operation {}

    /** Sums of {@code g * (x - mean) * inverse} over all axes but the last. Inputs: g, x, mean, inverse. */
    record StandardizedSum() implements Operation {}

    /**
     * Gradient of {@link BatchNormalize} with respect to x, with n values of a feature:
     * {@code scale * inverse * (g - (shiftGradient / n + (x - mean) * inverse * scaleGradient / n))}, and
     * {@code scale * inverse * g} where {@code layer} is frozen. Inputs: g, x, mean, inverse, scale, scaleGradient,
     * shiftGradient.
     */
    record BatchNormalizeGradient(String layer) implements Operation {}

    /** Remembers a mean: {@code running = momentum * running + (1 - momentum) * x}. Inputs: running, x. */
    record RememberMean(String layer, double momentum) implements Operation {}

    /**
     * Remembers a variance as {@link RememberMean} does, made unbiased by {@code m / (m - 1)}, where m is the number of rows
     * times {@code valuesOfARow}.
     */
    record RememberVariance(String layer, double momentum, long valuesOfARow) implements Operation {}

    /** Numbers that training draws from (seed, layer, call, step, row, unit). */
    sealed interface Drawn extends Operation {
        String layer();

        /** Which of the layer's calls it is, from 0 on. */
        int call();
    }

    /** 0 with probability {@code rate}, else {@code 1 / (1 - rate)}. */
    record DropoutMask(String layer, int call, double rate) implements Drawn {}

    /** As {@link DropoutMask}, drawn once for each channel of a row: the units are the channels. */
    record ChannelMask(String layer, int call, double rate) implements Drawn {}

    /** Normal numbers. */
    record NormalNoise(String layer, int call, double mean, double deviation) implements Drawn {}

    /** {@code x * mask}; x itself in prediction. Inputs: x, mask. */
    record Dropout() implements Operation {}

    /** {@code x + noise}; x itself in prediction. Inputs: x, noise. */
    record Disturb() implements Operation {}

    /** An operation on windows of an image {@code [batch, rows, columns, channels]} or a sequence. */
    sealed interface Windowed extends Operation {
        Window window();
    }

    /**
     * {@code y[w, f] = sum over the places p of window w and the channels c of f's group of x[p, c] * weight[p - w, c, f]}.
     * Inputs: x, weight {@code [rows, columns, channels / groups, filters]}.
     */
    record Convolution(Window window, int groups) implements Windowed {}

    /**
     * {@link Convolution} the other way round, from results to an image:
     * {@code x[p, c] = sum over the windows w that have place p, and over the filters f, of g[w, f] * weight[p - w, c, f]}.
     * Inputs: g, weight.
     */
    record ConvolutionTransposed(Window window, int groups) implements Windowed {}

    /** What reaches the weight of a {@link Convolution} from x and the gradient of y: a sum over the batch. Inputs: x, g. */
    record ConvolutionGradient(Window window, int groups) implements Windowed {}

    /** The largest value of each window, for every channel. */
    record WindowMax(Window window) implements Windowed {}

    /** Each window's gradient where its largest value is, at the first one where several are equal. Inputs: g, x. */
    record WindowMaxGradient(Window window) implements Windowed {}

    /** The sum of each window, for every channel; its mean where {@code mean}: divided by its places on the image. */
    record WindowSum(Window window, boolean mean) implements Windowed {}

    /** {@link WindowSum} the other way round: each value is added to all places of its window, as much as it took of them. */
    record WindowSpread(Window window, boolean mean) implements Windowed {}

    /** An operation on groups of the values of a row. */
    sealed interface Grouped extends Operation {
        Groups groups();
    }

    /** The mean of each group. */
    record GroupMean(Groups groups) implements Grouped {}

    /**
     * {@code 1 / sqrt(variance + epsilon)} of each group, with the biased variance; where groups are not centered, with the mean
     * of the squares for the variance. Inputs: x and, where groups are centered, the means.
     */
    record GroupInverse(Groups groups, double epsilon) implements Grouped {}

    /**
     * {@code (x - mean) * inverse}, or {@code x * inverse} where groups are not centered. Inputs: x, the means of centered
     * groups, inverse. Its derivative takes into account that mean and inverse depend on x.
     */
    record GroupStandardize(Groups groups) implements Grouped {}

    /**
     * Gradient of {@link GroupStandardize} with respect to x: {@code inverse * (g - mean(g) - h * mean(g * h))}, where h is what
     * it gives; without {@code mean(g)} where groups are not centered. Inputs: g, h, inverse.
     */
    record GroupStandardizeGradient(Groups groups) implements Grouped {}

    /** Softmax over the last axis. */
    record Softmax() implements Operation {}

    /** {@code y * (g - sum(g * y))} over the last axis: the gradient of {@link Softmax}. Inputs: its value y, g. */
    record SoftmaxGradient() implements Operation {}

    /** The logarithm of the softmax over the last axis. */
    record LogSoftmax() implements Operation {}

    /** {@code g - exp(y) * sum(g)} over the last axis: the gradient of {@link LogSoftmax}. Inputs: its value y, g. */
    record LogSoftmaxGradient() implements Operation {}

    /** {@code -sum(target * log(softmax(logits)))} of every row. Inputs: logits, target (labels or probabilities). */
    record SoftmaxCrossEntropy() implements Operation {}

    /** Gradient of {@link SoftmaxCrossEntropy} times a factor for each row. Inputs: logits, target, factors. */
    record SoftmaxCrossEntropyGradient() implements Operation {}

    /** 1 at the label of each row and 0 elsewhere, {@code [batch, classes]}. */
    record OneHot(int classes) implements Operation {}

    /** The sum of all values, but 1 where that is 0: what a mean over weighted values divides by. */
    record Divisor() implements Operation {}

    /** Many losses as one number: the sum over the rows of the row's weight times the sum of its values, in double. */
    sealed interface Total extends Operation {
        /** What the sum is multiplied by. */
        double factor();
    }

    /** {@code factor} times the sum or the mean. Inputs: values, weights. */
    record WeightedSum(Reduction reduction, double factor) implements Total {}

    /** {@code factor} times the sum over a number. Inputs: values, weights, divisor. */
    record WeightedMean(double factor) implements Total {}

    /**
     * {@code 1 / n^2 * sum over i and k of w[i] * w[k] * (k(x[i], x[k]) + k(y[i], y[k]) - 2 * k(x[i], y[k]))} with
     * {@code k(a, b) = exp(-|a - b|^2 / (2 * bandwidth^2))}. Inputs: x, y, weights w.
     */
    record Discrepancy(double bandwidth) implements Operation {}

    /**
     * Gradient of {@link Discrepancy} with respect to its first input x, where f is w times what reaches the discrepancy:
     * {@code 2 * f[i] / (n * bandwidth)^2 * sum over k of w[k] * ((x[k] - x[i]) * k(x[i], x[k]) + (x[i] - y[k]) * k(x[i],
     * y[k]))}. Inputs: x, y, w, f.
     */
    record DiscrepancyGradient(double bandwidth) implements Operation {}

    /** What a parameter is for. */
    enum Role {
        WEIGHT,
        BIAS,
        SCALE,
        SHIFT
    }

    /** What the numbers of a target may be. */
    enum Numbers {
        ANY,
        /** Each from 0 to 1. */
        PROBABILITIES,
        /** Each from 0 to 1, and those of a row add up to 1. */
        DISTRIBUTION
    }

    /** How the losses of the elements become one number. */
    enum Reduction {
        /** Divided by the rows and by the values of a row. */
        MEAN,
        /** Divided by the rows. */
        ROW_MEAN,
        SUM
    }
}
