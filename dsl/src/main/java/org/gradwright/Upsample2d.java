// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Enlarges an image by repeating its rows and columns: {@code y[r, c, d] = x[r / factor, c / factor, d]}, divided
 * downwards.
 *
 * <p>Shapes: {@code [batch, rows, columns, channels] -> [batch, rows * factor, columns * factor, channels]}.
 *
 * <pre>{@code
 * @Upsample2d(factor = 2)
 * Tensor larger(Tensor x);    // [batch, 7, 7, 16] -> [batch, 14, 14, 16]
 * }</pre>
 *
 * <p>It becomes one call:
 *
 * <pre>{@code
 * COMPUTE.spreadWindowSums(small, larger, rows, LARGER_WINDOW, 16);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface Upsample2d {
    /** How often each row and each column is repeated, at least 1, or one number for both. */
    @Range(atLeast = 1, example = "factor = 2 doubles rows and columns.")
    int[] factor();
}
