// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Mish: {@code y = x * tanh(softplus(x))}.
 *
 * <p>Range about -0.309 to infinity. The slope at zero is 3/5. With {@code e = exp(-abs(x))} the tanh is
 * {@code (1 + 2 * e) / (1 + 2 * e + 2 * e^2)} for positive {@code x} and {@code e * (e + 2) / (e * (e + 2) + 2)}
 * otherwise, so one exponential is enough. Numeric error in float: at most 5 ulp, and 4
 * units of {@code 2^-24} in the slope.
 *
 * <p>Source: Misra, Mish: A Self Regularized Non-Monotonic Activation Function, 2020.
 *
 * <pre>{@code
 * @Dense(units = 128) @Mish
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float e = exp(x >= 0 ? -x : x);
 * float t = x >= 0 ? (1 + 2 * e) / (1 + 2 * e + 2 * e * e) : e * (e + 2) / (e * (e + 2) + 2);
 * y = x * t;
 * dx = dy * (t + x * (1 - t * t) * (x >= 0 ? 1 : e) / (1 + e));
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface Mish {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            double e = Math.exp(x >= 0 ? -x : x);
            double above = 1 + 2 * e;
            double below = e * (e + 2);
            return x * (x >= 0 ? above / (above + 2 * e * e) : below / (below + 2));
        }
    }
}
