// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The extents of one row of an input, without the batch.
 *
 * <p>{@code @Input(64)} is a vector of 64 features: in the graph its shape is {@code [batch, 64]}. {@code @Input({8,
 * 8})} is a grid of 8 rows and 8 columns: {@code [batch, 8, 8]}. Values are stored row after row, the last extent
 * running fastest. Every extent is at least 1. The name of the parameter is the name of the column in the data set, so
 * the input below is filled by {@code DigitsNetwork.data().pixels(values)}.
 *
 * <pre>{@code
 * @Flatten Tensor flat(@Input({8, 8}) Tensor pixels);    // [batch, 8, 8] -> [batch, 64]
 * }</pre>
 *
 * <p>It stands on parameters. On a method it is refused, with a message that says which parameter takes it.
 *
 * <p>It becomes a buffer of {@code capacity * 64} values in each session, and a check of the length of what is passed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD})
public @interface Input {
    /** The extents of one row, outermost first, without the batch. */
    int[] value();
}
