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
 * Gaussian error linear unit in its tanh form: {@code y = x / 2 * (1 + tanh(u))},
 * {@code u = sqrt(2 / pi) * (x + 0.044715 * x^3)}.
 *
 * <p>It differs from {@code x} times the normal distribution function by at most 0.0005. Range about -0.170 to
 * infinity. It is computed as {@code x * sigmoid(2 * u)}, which is the same number, but keeps its digits for negative
 * {@code x}, where {@code 1 + tanh(u)} loses them all near -4.
 *
 * <p>Numeric error in float: at most 3 ulp for positive {@code x} and {@code 3 + 5 * abs(u)} ulp for negative, since the
 * exponential magnifies the rounding of its argument: 31 ulp at -4, where the value is -0.00007. The slope is within 4
 * units of {@code 2^-24}.
 *
 * <p>Source: Hendrycks and Gimpel, Gaussian Error Linear Units, 2016.
 *
 * <pre>{@code
 * @Dense(units = 128) @GeluTanh
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float e = exp(-abs(z));                        // z = 2 * u
 * float s = (z >= 0 ? 1 : e) / (1 + e);
 * y = x * s;
 * dx = dy * (s + x * e / ((1 + e) * (1 + e)) * (1.5957691f + 0.21406459f * x * x));
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface GeluTanh {
    /** The function whose derivative the processor derives. */
    final class Formula {
        private static final double TWICE_ROOT_OF_TWO_OVER_PI = 1.5957691216057308;
        private static final double CUBIC = 0.044715 * TWICE_ROOT_OF_TWO_OVER_PI;

        static double value(double x) {
            double z = x * (TWICE_ROOT_OF_TWO_OVER_PI + CUBIC * (x * x));
            double e = Math.exp(-Math.abs(z));
            return x * ((z >= 0 ? 1 : e) / (1 + e));
        }

        @Derivative(of = "value")
        static double slope(double x) {
            // Beyond 20 the exponential is 0, and what it is multiplied by should stay a number.
            double square = Math.min(x * x, 400);
            double z = x * (TWICE_ROOT_OF_TWO_OVER_PI + CUBIC * square);
            double e = Math.exp(-Math.abs(z));
            double rest = 1 / (1 + e);
            double sigmoid = (z >= 0 ? 1 : e) * rest;
            return sigmoid + x * (e * rest * rest) * (TWICE_ROOT_OF_TWO_OVER_PI + 3 * CUBIC * square);
        }
    }
}
