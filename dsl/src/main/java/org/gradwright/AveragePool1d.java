// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window of a sequence, for every channel: {@code y[s, d] = mean over k of x[s * stride + k, d]}.
 *
 * <p>Shapes: {@code [batch, steps, channels] -> [batch, (steps - size) / stride + 1, channels]}, divided downwards,
 * with {@link Padding#VALID}; divided upwards by the stride with {@link Padding#SAME}. The mean is that of the
 * places within: what lies outside counts neither in the sum nor in the divisor.
 *
 * <pre>{@code
 * @AveragePool1d(size = 2)
 * Tensor half(Tensor x);    // [batch, 100, 8] -> [batch, 50, 8]
 * }</pre>
 *
 * <p>It becomes one call:
 *
 * <pre>{@code
 * COMPUTE.windowMeans(edges, half, rows, HALF_WINDOW, 8);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface AveragePool1d {
    /** Steps of a window, at least 1. */
    @Range(atLeast = 1, example = "size = 2 takes two steps.")
    int size() default 2;

    /** Steps from one window to the next, at least 1; those of a window by default. */
    @Range(atLeast = 1, example = "stride = 2 halves the sequence.")
    int[] stride() default {};

    /** Whether windows reach beyond the edges. */
    Padding padding() default Padding.VALID;

    /** In place of {@link #padding}: how far windows reach beyond each edge, less than a window. */
    @Range(atLeast = 0, example = "pad = 1 lets windows start one step before the sequence.")
    int[] pad() default {};
}
