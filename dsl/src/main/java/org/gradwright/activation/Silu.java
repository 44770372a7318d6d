// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Sigmoid linear unit, also called swish: {@code y = x * sigmoid(x)}.
 *
 * <p>Range about -0.278 to infinity. The slope at zero is 1/2. Numeric error in float: at most 3 ulp, and 4 units
 * of {@code 2^-24} in the slope.
 *
 * <p>Source: Elfwing, Uchibe and Doya, Sigmoid-Weighted Linear Units, 2018; Ramachandran, Zoph and Le, 2017.
 *
 * <pre>{@code
 * @Dense(units = 128) @Silu
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float e = exp(x >= 0 ? -x : x);
 * float s = (x >= 0 ? 1 : e) / (1 + e);
 * y = x * s;
 * dx = dy * (s + x * e / ((1 + e) * (1 + e)));
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface Silu {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            double e = Math.exp(x >= 0 ? -x : x);
            return x * ((x >= 0 ? 1 : e) / (1 + e));
        }
    }
}
