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
 * Continuously differentiable elu: {@code y = x} where {@code x > 0}, else {@code alpha * (exp(x / alpha) - 1)}.
 *
 * <p>Range {@code -alpha} to infinity. The slope at zero is 1 from both sides, for every {@code alpha}.
 * Numeric error in float: at most 3 ulp, and 3 units of {@code 2^-24} in the slope.
 *
 * <p>Source: Barron, Continuously Differentiable Exponential Linear Units, 2017.
 *
 * <pre>{@code
 * @Dense(units = 128) @Celu(alpha = 2)
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float negative = x > 0 ? 0 : x;
 * y = x > 0 ? x : 2 * expm1(negative / 2);
 * dx = x > 0 ? dy : dy * exp(negative / 2);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface Celu {
    /** Minus the limit for very negative values, above 0. */
    @Range(above = 0)
    double alpha() default 1;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x, double alpha) {
            double negative = x > 0 ? 0 : x;
            return x > 0 ? x : alpha * Math.expm1(negative / alpha);
        }
    }
}
