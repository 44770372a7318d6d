// SPDX-License-Identifier: Apache-2.0
package org.gradwright.initializer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Initializer;

/**
 * All 0. A layer of zeros before others learns nothing; the last of a branch around which values are added may be one.
 *
 * <pre>{@code
 * @Dense(units = 32) @Zeros Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>becomes {@code Initializer.zeros()} for the weight of {@code hidden} in the generated class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Initializer
public @interface Zeros {
    /** Which parameters it is for. */
    Part of() default Part.WEIGHT;
}
