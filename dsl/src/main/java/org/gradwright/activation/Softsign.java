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
 * <p>Range -1 to 1, approached as slowly as {@code 1 / x}. The slope at zero is 1.
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
 * dx = dy / ((1 + abs(x)) * (1 + abs(x)));
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
    }
}
