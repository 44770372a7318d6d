// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Softplus, a smooth rectifier: {@code y = log(1 + exp(x))}.
 *
 * <p>Range 0 to infinity. Its derivative is the sigmoid. It is computed as {@code max(x, 0) + log1p(exp(-abs(x)))},
 * which neither overflows nor loses the digits of small results. Numeric error in float: at most 2 ulp, and 2 units of
 * {@code 2^-24} in the slope.
 *
 * <p>Source: Dugas et al., Incorporating Second-Order Functional Knowledge for Better Option Pricing, 2001.
 *
 * <pre>{@code
 * @Dense(units = 128) @Softplus
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float e = exp(-abs(x));
 * y = max(x, 0) + log1p(e);
 * dx = x >= 0 ? dy / (1 + e) : dy * e / (1 + e);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface Softplus {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        }
    }
}
