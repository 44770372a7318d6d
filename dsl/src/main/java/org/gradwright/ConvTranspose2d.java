// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A transposed convolution of images, which enlarges them: each place of the input adds its kernel, {@code y[r *
 * stride + i - before, c * stride + k - before, f] += sum over d of x[r, c, d] * weight[i, k, f, d]}; then the bias
 * is added.
 *
 * <p>Shapes: {@code [batch, rows, columns, channels] -> [batch, rows * stride, columns * stride, filters]} with
 * {@link Padding#SAME}; with {@link Padding#VALID}, {@code (rows - 1) * stride + dilation * (kernel - 1) + 1 +
 * outputPadding} rows, and with {@code pad}, twice that fewer. The weight is {@code [rows of the kernel, columns of
 * the kernel, filters, channels]}, the bias {@code [filters]}. This is what the gradient of a {@link Conv2d} with
 * the same kernel, stride and padding does. Weights start as those of {@link Dense} do, with the inputs that an
 * output has at most: the channels times the kernel over the stride, divided upwards.
 *
 * <p>Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016, chapter 4.
 *
 * <pre>{@code
 * @ConvTranspose2d(filters = 8, kernel = 3, stride = 2) @Relu
 * Tensor larger(Tensor x);    // [batch, 7, 7, 16] -> [batch, 14, 14, 8]
 * }</pre>
 *
 * <p>It becomes a call and a loop:
 *
 * <pre>{@code
 * COMPUTE.convolutionTransposed(small, parameters, LARGER_WEIGHT, larger, rows, LARGER_WINDOW, 8, 16, 1);
 * // for each place and filter: add the bias, apply the activation
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface ConvTranspose2d {
    /** Number of filters, at least 1: the channels of the layer's value. */
    @Range(atLeast = 1, example = "filters = 16 gives sixteen channels.")
    int filters();

    /** Extents of a kernel, each at least 1: rows and columns, or one number for both. */
    @Range(atLeast = 1, example = "kernel = 3 has 3 rows and 3 columns.")
    int[] kernel();

    /**
     * Rows and columns by which places of the input lie apart in the output, each at least 1, or one number for
     * both.
     */
    @Range(atLeast = 1, example = "stride = 2 doubles the image.")
    int[] stride() default 1;

    /**
     * Distance of the places of a kernel from each other, each at least 1: along rows and columns, or one number
     * for both.
     */
    @Range(atLeast = 1, example = "dilation = 2 leaves every second place out.")
    int[] dilation() default 1;

    /** Whether kernels reach beyond the edges of the output. */
    Padding padding() default Padding.SAME;

    /** In place of {@link #padding}: rows and columns cut off on each side of the output, or one number for both. */
    @Range(atLeast = 0, example = "pad = 1 cuts a row and a column off on each side.")
    int[] pad() default {};

    /**
     * Rows and columns added at the end of the output where {@link #padding} is not SAME, below the stride, or one
     * number for both.
     */
    @Range(atLeast = 0, example = "outputPadding = 1 adds a row and a column.")
    int[] outputPadding() default 0;

    /** Whether a bias is added to each filter. */
    boolean bias() default true;
}
