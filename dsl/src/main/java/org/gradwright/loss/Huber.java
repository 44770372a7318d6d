// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Derivative;
import org.gradwright.Loss;
import org.gradwright.Range;
import org.gradwright.Reduction;

/**
 * Huber loss, with {@code e = abs(prediction - target)}: {@code e^2 / 2} up to {@code delta}, beyond it
 * {@code delta * (e - delta / 2)}.
 *
 * <p>Shapes: prediction and target {@code [batch, units]}. Small errors count as squares, large ones by their size, so
 * the slope never leaves {@code -delta} to {@code delta}.
 *
 * <p>Source: Huber, Robust Estimation of a Location Parameter, 1964.
 *
 * <pre>{@code
 * @Dense(units = 1) @Huber(delta = 0.5)
 * Tensor price(Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code factor} the weight of the row over what the mean divides by:
 *
 * <pre>{@code
 * float e = abs(price - target);
 * loss = e <= 0.5f ? 0.5f * e * e : 0.5f * (e - 0.25f);
 * priceGradient = factor * (e <= 0.5f ? price - target : 0.5f * signum(price - target));
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface Huber {
    /** Error from which the loss is linear, above 0, in the unit of the target. */
    @Range(above = 0)
    double delta() default 1;

    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction, double delta) {
            return huber(prediction - target, delta);
        }

        private static double huber(double error, double delta) {
            double e = Math.abs(error);
            return e <= delta ? 0.5 * e * e : delta * (e - 0.5 * delta);
        }

        @Derivative(of = "huber", in = "error")
        static double slope(double error, double delta) {
            return Math.abs(error) <= delta ? error : delta * Math.signum(error);
        }
    }
}
