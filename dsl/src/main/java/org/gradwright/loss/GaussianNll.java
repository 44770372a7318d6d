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
 * Negative logarithm of a normal density whose mean and variance are predicted, but for the constant: with
 * {@code v = max(exp(s), epsilon)}, {@code (log(v) + (t - m)^2 / v) / 2}.
 *
 * <p>Shapes: prediction {@code [batch, 2]}, the mean {@code m} and the logarithm {@code s} of the variance; target
 * {@code [batch]}. The network says how sure it is: errors where it predicts a large variance cost less.
 *
 * <p>Source: Nix and Weigend, Estimating the Mean and Variance of the Target Probability Distribution, 1994.
 *
 * <pre>{@code
 * @Dense(units = 2) @GaussianNll
 * Tensor height(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.ONE, units = 2)
public @interface GaussianNll {
    /** The smallest variance that counts, above 0. */
    @Range(above = 0)
    double epsilon() default 1e-6;

    /** How the losses of the rows become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double[] prediction, double epsilon) {
            double variance = Math.max(Math.exp(prediction[1]), epsilon);
            double error = target - prediction[0];
            return 0.5 * (Math.log(variance) + error * error / variance);
        }
    }
}
