// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Rectifier with a ceiling: {@code y = min(max(x, 0), 6)}.
 *
 * <p>Range 0 to 6. The slope is 1 between 0 and 6, and 0 elsewhere, at 0 and 6 as well. Exact in float.
 *
 * <p>Source: Howard et al., MobileNets, 2017.
 *
 * <pre>{@code
 * @Dense(units = 128) @Relu6
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * y = min(max(x, 0), 6);
 * dx = x <= 0 ? 0 : x >= 6 ? 0 : dy;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface Relu6 {
    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x) {
            double positive = x <= 0 ? 0 : x;
            return positive >= 6 ? 6 : positive;
        }
    }
}
