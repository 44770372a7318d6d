// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Softsign: {@code y = x / (1 + abs(x))}.
 *
 * <p>Range -1 to 1, approached as slowly as {@code 1 / x}. The slope at zero is 1. With
 * {@code r = 1 / (1 + abs(x))} it is computed as {@code 1 - r} or {@code r - 1} where {@code abs(x) > 1}, so that the
 * slope, {@code r * r}, keeps its digits where it is small. Numeric error in float: at most 2 ulp, and 2 units of
 * {@code 2^-24} in the slope.
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
 * float r = 1 / (1 + abs(x));
 * y = x > 1 ? 1 - r : x < -1 ? r - 1 : x * r;
 * dx = abs(x) > 1 ? dy * r * r : dy * (r - abs(x) * r * r);
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
            double rest = 1 / (1 + Math.abs(x));
            return x > 1 ? 1 - rest : x < -1 ? rest - 1 : x * rest;
        }
    }
}
