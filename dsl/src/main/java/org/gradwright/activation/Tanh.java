// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Hyperbolic tangent: {@code y = (exp(x) - exp(-x)) / (exp(x) + exp(-x))}.
 *
 * <p>Range -1 to 1. The slope at zero is 1. Numeric error in float: at most 2 ulp, and 2 units of {@code 2^-24} in
 * the slope.
 *
 * <pre>{@code
 * @Dense(units = 128) @Tanh
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * y = tanh(x);
 * dx = dy * (1 - y * y);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface Tanh {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            return Math.tanh(x);
        }
    }
}
