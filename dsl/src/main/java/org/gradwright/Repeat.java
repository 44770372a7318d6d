// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often the block of a member stands there, one after the other: each takes what the one before it gives, and has
 * parameters of its own.
 *
 * <pre>{@code
 * @Use(Residual.class) @Repeat(3) Tensor body(Tensor x);    // body1, body2 and body3
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Repeat {
    /** The number of times, at least 1. */
    int value();
}
