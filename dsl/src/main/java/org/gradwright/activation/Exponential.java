// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Exponential: {@code y = exp(scale * x)}.
 *
 * <p>Range 0 to infinity. It overflows to infinity in float from {@code scale * x = 88.73} on, as the function itself
 * does. It suits an output that must be positive, such as a rate. Numeric error in float: at most 2 ulp, and with a
 * {@code scale} other than 1 {@code 2 + 2 * abs(scale * x)} ulp, since the exponential magnifies the rounding of its
 * argument.
 *
 * <pre>{@code
 * @Dense(units = 1) @Exponential(scale = 0.5) @MeanSquaredError
 * Tensor rate(Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * y = exp(0.5f * x);
 * dx = 0.5f * dy * y;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface Exponential {
    /** Factor on the argument. */
    double scale() default 1;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x, double scale) {
            return Math.exp(scale * x);
        }
    }
}
