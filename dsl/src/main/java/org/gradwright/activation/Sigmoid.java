// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Logistic sigmoid: {@code y = 1 / (1 + exp(-x))}.
 *
 * <p>Range 0 to 1. For negative {@code x} it is computed as {@code exp(x) / (1 + exp(x))}, which keeps the digits of
 * small results. Numeric error in float: at most 3 ulp, and 1 unit of {@code 2^-24} in the slope, which keeps its digits
 * where it is small. An output that is trained as a probability is better left raw, under
 * {@link org.gradwright.loss.SigmoidCrossEntropy}; {@link org.gradwright.loss.BinaryCrossEntropy} takes a sigmoid.
 *
 * <pre>{@code
 * @Dense(units = 128) @Sigmoid
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float e = exp(x >= 0 ? -x : x);
 * y = (x >= 0 ? 1 : e) / (1 + e);
 * dx = dy * e / ((1 + e) * (1 + e));
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface Sigmoid {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            double e = Math.exp(x >= 0 ? -x : x);
            return (x >= 0 ? 1 : e) / (1 + e);
        }
    }
}
