// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Rectified linear unit: {@code y = x} where {@code x > 0}, else 0.
 *
 * <p>Range 0 to infinity. The slope is 1 above zero and 0 below and at zero. Exact in float.
 *
 * <p>Source: Nair and Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines, 2010.
 *
 * <pre>{@code
 * @Dense(units = 128) @Relu
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * y = max(x, 0);
 * dx = gate(dy, y);          // dy where y > 0, else 0, without a branch
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface Relu {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            return x <= 0 ? 0 : x;
        }
    }
}
