// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value of each channel over all its places: {@code y[d] = max over r and c of x[r, c, d]}.
 *
 * <p>Shapes: {@code [batch, rows, columns, channels] -> [batch, channels]}, and {@code [batch, steps, channels] ->
 * [batch, channels]}. Of equal values the first, in the order of the rows, takes the gradient.
 *
 * <p>Source: Lin, Chen and Yan, Network In Network, 2013.
 *
 * <pre>{@code
 * @GlobalMaxPool
 * Tensor summary(Tensor x);    // [batch, 7, 7, 32] -> [batch, 32]
 * }</pre>
 *
 * <p>It becomes one call:
 *
 * <pre>{@code
 * COMPUTE.windowMaxima(parts, summary, rows, SUMMARY_WINDOW, 32);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface GlobalMaxPool {}
