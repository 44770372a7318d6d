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
 * All the same number.
 *
 * <pre>{@code
 * @Dense(units = 32) @Relu @Constant(value = 0.1, of = Part.BIAS) Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>becomes {@code Initializer.constant(0.1)} for the bias of {@code hidden} in the generated class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Initializer
public @interface Constant {
    /** The number. */
    @Range(name = "constant")
    double value();

    /** Which parameters it is for. */
    Part of() default Part.WEIGHT;
}
