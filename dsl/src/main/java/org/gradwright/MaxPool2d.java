// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value of each window of an image, for every channel: {@code y[r, c, d] = max over i and k of x[r *
 * stride + i, c * stride + k, d]}.
 *
 * <p>Shapes: {@code [batch, rows, columns, channels] -> [batch, (rows - size) / stride + 1, (columns - size) /
 * stride + 1, channels]}, divided downwards, with {@link Padding#VALID}; divided upwards by the stride with {@link
 * Padding#SAME}. What lies outside is never the largest. Of equal values the first, row by row, takes the gradient.
 *
 * <pre>{@code
 * @MaxPool2d(size = 2)
 * Tensor half(Tensor x);    // [batch, 28, 28, 16] -> [batch, 14, 14, 16]
 * }</pre>
 *
 * <p>It becomes one call:
 *
 * <pre>{@code
 * COMPUTE.windowMaxima(edges, half, rows, HALF_WINDOW, 16);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface MaxPool2d {
    /** Extents of a window, each at least 1: rows and columns, or one number for both. */
    @Range(atLeast = 1, example = "size = 2 has 2 rows and 2 columns.")
    int[] size() default 2;

    /**
     * Rows and columns from one window to the next, each at least 1, or one number for both; those of a window by
     * default.
     */
    @Range(atLeast = 1, example = "stride = 2 halves the image.")
    int[] stride() default {};

    /** Whether windows reach beyond the edges. */
    Padding padding() default Padding.VALID;

    /**
     * In place of {@link #padding}: how far windows reach beyond each edge, less than a window: rows and columns,
     * or one number for both.
     */
    @Range(atLeast = 0, example = "pad = 1 lets windows start one place before the image.")
    int[] pad() default {};
}
