// SPDX-License-Identifier: Apache-2.0
package org.gradwright.initializer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Initializer;

/**
 * All 1.
 *
 * <pre>{@code
 * @Dense(units = 32) @Ones(of = Part.BIAS) Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>becomes {@code Initializer.ones()} for the bias of {@code hidden} in the generated class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Initializer
public @interface Ones {
    /** Which parameters it is for. */
    Part of() default Part.WEIGHT;
}
