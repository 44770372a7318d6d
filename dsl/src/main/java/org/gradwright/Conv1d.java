// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution of sequences: {@code y[s, f] = sum over k and d of x[s * stride + k - before, d] * weight[k, d, f]
 * + bias[f]}, where what lies outside of the sequence is zero.
 *
 * <p>Shapes: {@code [batch, steps, channels] -> [batch, steps / stride, filters]}, divided upwards, with {@link
 * Padding#SAME}; the weight is {@code [kernel, channels / groups, filters]}, the bias {@code [filters]}. All else
 * is as in {@link Conv2d}.
 *
 * <pre>{@code
 * @Conv1d(filters = 8, kernel = 5) @Relu
 * Tensor motifs(@Input({100, 4}) Tensor bases);    // [batch, 100, 4] -> [batch, 100, 8]
 * }</pre>
 *
 * <p>It becomes a call and a loop, with the windows as a constant:
 *
 * <pre>{@code
 * COMPUTE.convolution(bases, parameters, MOTIFS_WEIGHT, motifs, rows, MOTIFS_WINDOW, 4, 8, 1);
 * // for each step and filter: add the bias, apply the activation
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface Conv1d {
    /** Number of filters, at least 1: the channels of the layer's value. */
    @Range(atLeast = 1, example = "filters = 16 gives sixteen channels.")
    int filters();

    /** Steps that a kernel covers, at least 1. */
    @Range(atLeast = 1, example = "kernel = 3 covers three steps.")
    int kernel();

    /** Steps from one window to the next, at least 1. */
    @Range(atLeast = 1, example = "stride = 2 halves the sequence.")
    int stride() default 1;

    /** Distance of the steps of a kernel from each other, at least 1. */
    @Range(atLeast = 1, example = "dilation = 2 leaves every second step out.")
    int dilation() default 1;

    /** Whether windows reach beyond the edges. */
    Padding padding() default Padding.SAME;

    /** In place of {@link #padding}: zeros before the first and after the last step. */
    @Range(atLeast = 0, example = "pad = 1 adds a zero on each side.")
    int[] pad() default {};

    /** Into how many groups channels and filters are divided; those of one group do not see those of another. */
    @Range(atLeast = 1, example = "groups = 1 lets every filter see all channels.")
    int groups() default 1;

    /** Whether a bias is added to each filter. */
    boolean bias() default true;
}
