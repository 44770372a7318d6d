// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Piecewise form of silu: {@code y = x * min(max(x + 3, 0), 6) / 6}.
 *
 * <p>Range -3/8 to infinity. The slope is 0 up to -3, {@code (2 * x + 3) / 6} between -3 and 3, and 1 from 3 on.
 * Numeric error in float: at most 2 ulp, and 2 units of {@code 2^-24} in the slope.
 *
 * <p>Source: Howard et al., Searching for MobileNetV3, 2019.
 *
 * <pre>{@code
 * @Dense(units = 128) @HardSwish
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float gate = x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6;
 * y = x * gate;
 * dx = dy * gate + (x <= -3 ? 0 : x >= 3 ? 0 : dy * x / 6);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface HardSwish {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            double gate = x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6;
            return x * gate;
        }
    }
}
