// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Derivative;
import org.gradwright.Loss;
import org.gradwright.Reduction;

/**
 * Logarithm of the hyperbolic cosine of the error: the mean of {@code log(cosh(prediction - target))}.
 *
 * <p>Shapes: prediction and target {@code [batch, units]}. Small errors count as half their square, large ones as their
 * size less {@code log(2)}; the slope is {@code tanh(prediction - target)}. Errors {@code e} below
 * 1 are computed from their slope {@code t} as {@code -log1p(-t * t) / 2}, which keeps the digits of small losses; larger
 * ones as {@code abs(e) + log1p(exp(-2 * abs(e))) - log(2)}, which does not overflow.
 *
 * <pre>{@code
 * @Dense(units = 1) @LogCosh
 * Tensor price(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface LogCosh {
    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        private static final double LOG_2 = 0.6931471805599453;

        static double loss(double target, double prediction) {
            return logCosh(prediction - target);
        }

        private static double logCosh(double error) {
            double size = Math.abs(error);
            double slope = Math.tanh(size);
            return size < 1 ? -0.5 * Math.log1p(-slope * slope) : size + Math.log1p(Math.exp(-2 * size)) - LOG_2;
        }

        @Derivative(of = "logCosh")
        static double slope(double error) {
            return Math.tanh(error);
        }
    }
}
