// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;
import org.gradwright.Range;
import org.gradwright.Reduction;

/**
 * Negative logarithm of a normal density whose variance is a tensor of its own, but for the constant: with
 * {@code v = max(variance, epsilon)}, the mean of {@code (log(v) + (target - mean)^2 / v) / 2}.
 *
 * <p>Shapes: {@code mean}, {@code variance} and {@code target} {@code [batch, units]}; a variance of one value a row counts for
 * all values of that row. The layer that gives the variance ends in a function above 0, such as
 * {@link org.gradwright.activation.Softplus}. Where the variance is below epsilon its slope is 0. {@link GaussianNll} takes one
 * layer that gives the logarithm of the variance, which can be any number.
 *
 * <p>Source: Nix and Weigend, Estimating the Mean and Variance of the Target Probability Distribution, 1994.
 *
 * <pre>{@code
 * @GaussianNllWithVariance
 * Scalar surprise(Tensor mean, Tensor variance, Tensor target);
 *
 * default Scalar objective(@Input(8) Tensor x, @Input(2) Tensor measured) {
 *     Tensor h = hidden(x);
 *     return surprise(mean(h), variance(h), measured);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 3)
public @interface GaussianNllWithVariance {
    /** The smallest variance that counts, above 0. */
    @Range(above = 0)
    double epsilon() default 1e-6;

    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double mean, double variance, double target, double epsilon) {
            double v = Math.max(variance, epsilon);
            double error = target - mean;
            return 0.5 * (Math.log(v) + error * error / v);
        }
    }
}
