// SPDX-License-Identifier: Apache-2.0
package org.gradwright.initializer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Initializer;
import org.gradwright.Range;

/**
 * Uniform numbers from {@code -limit} to {@code limit}.
 *
 * <pre>{@code
 * @Dense(units = 32) @Uniform(limit = 0.05) Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>becomes {@code Initializer.uniform(0.05)} for the weight of {@code hidden} in the generated class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Initializer
public @interface Uniform {
    /** The largest absolute value, above 0. */
    @Range(above = 0, name = "limit", example = "limit = 0.05 draws numbers from -0.05 to 0.05.")
    double limit();

    /** Which parameters it is for. */
    Part of() default Part.WEIGHT;
}
