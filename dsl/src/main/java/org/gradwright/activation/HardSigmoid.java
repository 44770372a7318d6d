// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Piecewise linear sigmoid: {@code y = min(max(x + 3, 0), 6) / 6}.
 *
 * <p>Range 0 to 1. The slope is 1/6 between -3 and 3, and 0 elsewhere, at -3 and 3 as well. Numeric
 * error in float: at most 1 ulp.
 *
 * <p>Source: Howard et al., Searching for MobileNetV3, 2019.
 *
 * <pre>{@code
 * @Dense(units = 128) @HardSigmoid
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * y = x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6;
 * dx = x <= -3 ? 0 : x >= 3 ? 0 : dy / 6;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface HardSigmoid {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            return x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6;
        }
    }
}
