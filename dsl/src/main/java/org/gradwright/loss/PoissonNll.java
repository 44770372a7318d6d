// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;
import org.gradwright.Reduction;

/**
 * Negative log-likelihood of counts under a Poisson distribution, of which the layer gives the logarithm of the rate:
 * the mean of {@code exp(z) - target * z}.
 *
 * <p>Shapes: {@code z} and target {@code [batch, units]}; targets are at least 0. {@code predict} returns the rate,
 * {@code exp(z)}, which is the expected count. What does not depend on {@code z}, {@code log(target!)}, is left out, so
 * the loss may be negative. The optimum is {@code z = log(target)}. The gradient is {@code exp(z) - target}. As the
 * function itself, it overflows in float from {@code z = 88.73} on.
 *
 * <p>Source: Cameron and Trivedi, Regression Analysis of Count Data, 1998, chapter 3.
 *
 * <pre>{@code
 * @Dense(units = 1) @PoissonNll
 * Tensor visitors(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.EXPONENTIAL, target = Loss.Target.SAME_SHAPE)
public @interface PoissonNll {
    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction) {
            return Math.exp(prediction) - target * prediction;
        }
    }
}
