// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution of each channel by itself and then of all channels at each place by itself: a {@link
 * DepthwiseConv2d} without bias and a {@link Conv2d} with a kernel of 1.
 *
 * <p>Shapes: {@code [batch, rows, columns, channels] -> [batch, rows / stride, columns / stride, filters]}, divided
 * upwards, with {@link Padding#SAME}; the parameters are {@code depthwise}, {@code [rows of the kernel, columns of
 * the kernel, 1, channels * multiplier]}, {@code pointwise}, {@code [1, 1, channels * multiplier, filters]}, and
 * {@code bias}, {@code [filters]}. There is no activation between the two.
 *
 * <p>Source: Chollet, Xception: Deep Learning with Depthwise Separable Convolutions, 2017.
 *
 * <pre>{@code
 * @SeparableConv2d(filters = 32, kernel = 3) @Relu
 * Tensor parts(Tensor x);
 * }</pre>
 *
 * <p>It becomes two calls and a loop:
 *
 * <pre>{@code
 * COMPUTE.convolution(edges, parameters, PARTS_DEPTHWISE, partsDepths, rows, PARTS_WINDOW, 16, 16, 16);
 * COMPUTE.convolution(partsDepths, parameters, PARTS_POINTWISE, parts, rows, PARTS_WINDOW2, 16, 32, 1);
 * // for each place and filter: add the bias, apply the activation
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface SeparableConv2d {
    /** Number of filters, at least 1: the channels of the layer's value. */
    @Range(atLeast = 1, example = "filters = 16 gives sixteen channels.")
    int filters();

    /** Extents of a kernel, each at least 1: rows and columns, or one number for both. */
    @Range(atLeast = 1, example = "kernel = 3 has 3 rows and 3 columns.")
    int[] kernel();

    /** Values between the two convolutions for each channel, at least 1. */
    @Range(atLeast = 1, example = "multiplier = 2 gives two values for each channel.")
    int multiplier() default 1;

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
