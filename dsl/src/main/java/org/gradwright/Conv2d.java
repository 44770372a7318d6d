// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution of images: {@code y[r, c, f] = sum over i, k and d of x[r * stride + i - before, c * stride + k -
 * before, d] * weight[i, k, d, f] + bias[f]}, where what lies outside of the image is zero.
 *
 * <p>Shapes: {@code [batch, rows, columns, channels] -> [batch, rows / stride, columns / stride, filters]}, divided
 * upwards, with {@link Padding#SAME}; the weight is {@code [rows of the kernel, columns of the kernel, channels /
 * groups, filters]}, the bias {@code [filters]}. As everywhere in neural networks the kernel is not mirrored. With
 * {@code dilation} its places are that far apart. Weights start as those of {@link Dense} do, with the numbers of
 * inputs that an output has and of outputs that an input has: the kernel's area times the channels, or the filters,
 * of a group.
 *
 * <p>Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016.
 *
 * <pre>{@code
 * @Conv2d(filters = 16, kernel = 3) @Relu
 * Tensor edges(@Input({28, 28, 1}) Tensor image);    // [batch, 28, 28, 1] -> [batch, 28, 28, 16]
 * }</pre>
 *
 * <p>It becomes a call and a loop, with the windows as a constant:
 *
 * <pre>{@code
 * COMPUTE.convolution(image, parameters, EDGES_WEIGHT, edges, rows, EDGES_WINDOW, 1, 16, 1);
 * // for each place and filter: add the bias, apply the activation
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface Conv2d {
    /** Number of filters, at least 1: the channels of the layer's value. */
    @Range(atLeast = 1, example = "filters = 16 gives sixteen channels.")
    int filters();

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

    /** Into how many groups channels and filters are divided; those of one group do not see those of another. */
    @Range(atLeast = 1, example = "groups = 1 lets every filter see all channels.")
    int groups() default 1;

    /** Whether a bias is added to each filter. */
    boolean bias() default true;
}
