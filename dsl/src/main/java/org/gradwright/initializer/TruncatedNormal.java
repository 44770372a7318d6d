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
 * Normal numbers with mean 0; those beyond two standard deviations are drawn again.
 *
 * <p>The standard deviation is that before: what is left has 0.8796 times as much.
 *
 * <pre>{@code
 * @Dense(units = 32) @TruncatedNormal(deviation = 0.02) Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>becomes {@code Initializer.truncatedNormal(0.02)} for the weight of {@code hidden} in the generated class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Initializer
public @interface TruncatedNormal {
    /** The standard deviation before numbers are drawn again, above 0. */
    @Range(above = 0, name = "standard deviation", example = "deviation = 0.02 is usual for embeddings.")
    double deviation();

    /** Which parameters it is for. */
    Part of() default Part.WEIGHT;
}
