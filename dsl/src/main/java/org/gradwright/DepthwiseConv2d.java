// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution of each channel of an image by itself: {@code y[r, c, d * multiplier + m] = sum over i and k of x[r
 * * stride + i - before, c * stride + k - before, d] * weight[i, k, 0, d * multiplier + m] + bias[d * multiplier +
 * m]}.
 *
 * <p>Shapes: {@code [batch, rows, columns, channels] -> [batch, rows / stride, columns / stride, channels *
 * multiplier]}, divided upwards, with {@link Padding#SAME}; the weight is {@code [rows of the kernel, columns of
 * the kernel, 1, channels * multiplier]}, the bias {@code [channels * multiplier]}. It is a {@link Conv2d} with a
 * group for each channel.
 *
 * <p>Source: Sifre, Rigid-Motion Scattering for Texture Classification, 2013; Chollet, Xception, 2017.
 *
 * <pre>{@code
 * @DepthwiseConv2d(kernel = 3)
 * Tensor blurred(@Input({28, 28, 3}) Tensor image);    // [batch, 28, 28, 3] -> [batch, 28, 28, 3]
 * }</pre>
 *
 * <p>It becomes a call and a loop that adds the bias:
 *
 * <pre>{@code
 * COMPUTE.convolution(image, parameters, BLURRED_WEIGHT, blurred, rows, BLURRED_WINDOW, 3, 3, 3);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface DepthwiseConv2d {
    /** Filters for each channel, at least 1. */
    @Range(atLeast = 1, example = "multiplier = 2 gives two values for each channel.")
    int multiplier() default 1;

    /** Extents of a kernel, each at least 1: rows and columns, or one number for both. */
    @Range(atLeast = 1, example = "kernel = 3 has 3 rows and 3 columns.")
    int[] kernel();

    /** Rows and columns from one window to the next, each at least 1, or one number for both. */
    @Range(atLeast = 1, example = "stride = 2 halves the image.")
    int[] stride() default 1;

    /**
     * Distance of the places of a kernel from each other, each at least 1: along rows and columns, or one number
     * for both.
     */
    @Range(atLeast = 1, example = "dilation = 2 leaves every second place out.")
    int[] dilation() default 1;

    /** Whether windows reach beyond the edges. */
    Padding padding() default Padding.SAME;

    /**
     * In place of {@link #padding}: zeros before the first and after the last row and column, or one number for
     * both.
     */
    @Range(atLeast = 0, example = "pad = 1 adds a row and a column of zeros on each side.")
    int[] pad() default {};

    /** Whether a bias is added to each filter. */
    boolean bias() default true;
}
