// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;
import org.gradwright.Range;

/**
 * Exponential linear unit: {@code y = x} where {@code x > 0}, else {@code alpha * (exp(x) - 1)}.
 *
 * <p>Range {@code -alpha} to infinity. The slope at zero is {@code alpha}. Near zero {@code exp(x) - 1} keeps its
 * digits. Numeric error in float: at most 2 ulp, and 2 units of {@code 2^-24} in the slope.
 *
 * <p>Source: Clevert, Unterthiner and Hochreiter, Fast and Accurate Deep Network Learning by ELUs, 2016.
 *
 * <pre>{@code
 * @Dense(units = 128) @Elu
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float negative = x > 0 ? 0 : x;
 * y = x > 0 ? x : expm1(negative);
 * dx = x > 0 ? dy : dy * exp(negative);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface Elu {
    /** Minus the limit for very negative values, at least 0. */
    @Range(atLeast = 0)
    double alpha() default 1;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x, double alpha) {
            double negative = x > 0 ? 0 : x;
            return x > 0 ? x : alpha * Math.expm1(negative);
        }
    }
}
