// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;
import org.gradwright.Derivative;

/**
 * Softsign: {@code y = x / (1 + abs(x))}.
 *
 * <p>Range -1 to 1, approached as slowly as {@code 1 / x}. The slope at zero is 1; with {@code r = 1 / (1 + abs(x))} it is
 * {@code r * r}. Numeric error in float: at most 2 ulp, and 4 units of {@code 2^-24} in the slope.
 *
 * <p>Source: Bergstra et al., Quadratic Polynomials Learn Better Image Features, 2009.
 *
 * <pre>{@code
 * @Dense(units = 128) @Softsign
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * y = x / (1 + abs(x));
 * float r = 1 / (1 + abs(x));
 * dx = dy * (r * r);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface Softsign {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            return x / (1 + Math.abs(x));
        }

        @Derivative(of = "value")
        static double slope(double x) {
            double rest = 1 / (1 + Math.abs(x));
            return rest * rest;
        }
    }
}
