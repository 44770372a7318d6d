// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Leaky rectifier: {@code y = x} where {@code x > 0}, else {@code alpha * x}.
 *
 * <p>Range all numbers. The slope at zero is {@code alpha}. Numeric error in float: at most 1 ulp.
 *
 * <p>Source: Maas, Hannun and Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models, 2013.
 *
 * <pre>{@code
 * @Dense(units = 128) @LeakyRelu(alpha = 0.1)
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * y = x > 0 ? x : 0.1f * x;
 * dx = x > 0 ? dy : 0.1f * dy;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface LeakyRelu {
    /** Slope where {@code x} is not positive. */
    double alpha() default 0.01;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x, double alpha) {
            return x > 0 ? x : alpha * x;
        }
    }
}
