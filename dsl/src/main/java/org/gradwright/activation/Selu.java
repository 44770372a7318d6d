// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Scaled exponential linear unit: {@code y = s * x} where {@code x > 0}, else {@code s * a * (exp(x) - 1)}.
 *
 * <p>The constants {@code s = 1.0507...} and {@code a = 1.6733...} keep mean 0 and variance 1 from layer to layer.
 * Range {@code -s * a = -1.7581...} to infinity. The slope at zero is {@code s * a}. Weights start from the uniform
 * distribution of Glorot and Bengio, whose variance is that of the paper, {@code 1 / inputs}, where inputs and outputs
 * are equally many. Numeric error in float: at most 3 ulp, and 4 units of {@code 2^-24} in the slope.
 *
 * <p>Source: Klambauer et al., Self-Normalizing Neural Networks, 2017.
 *
 * <pre>{@code
 * @Dense(units = 128) @Selu
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float negative = x > 0 ? 0 : x;
 * y = x > 0 ? 1.050701f * x : 1.7580993f * expm1(negative);
 * dx = x > 0 ? 1.050701f * dy : 1.7580993f * dy * exp(negative);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface Selu {
    /** The function whose derivative the processor derives. */
    final class Formula {
        private static final double SCALE = 1.0507009873554805;
        private static final double ALPHA = 1.6732632423543772;

        static double value(double x) {
            double negative = x > 0 ? 0 : x;
            return SCALE * (x > 0 ? x : ALPHA * Math.expm1(negative));
        }
    }
}
