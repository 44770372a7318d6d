// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes one row of features of an input with several extents.
 *
 * <p>Shapes: {@code [batch, rows, columns] -> [batch, rows * columns]}, in the order in which the values are stored:
 * {@code y[r * columns + c] = x[r, c]}.
 *
 * <pre>{@code
 * @Flatten
 * Tensor flat(@Input({8, 8}) Tensor pixels);    // [batch, 8, 8] -> [batch, 64]
 *
 * @Dense(units = 10) @SparseCategoricalCrossEntropy
 * Tensor digit(Tensor x);
 * }</pre>
 *
 * <p>The values stay where they are, so it becomes no line of its own: {@code digit} reads the buffer of
 * {@code pixels}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface Flatten {}
