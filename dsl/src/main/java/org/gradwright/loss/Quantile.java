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
 * Quantile loss, also called pinball loss, with {@code e = target - prediction}: the mean of
 * {@code max(tau * e, (tau - 1) * e)}.
 *
 * <p>Shapes: prediction and target {@code [batch, units]}. Unit: that of the target. The optimum is the quantile
 * {@code tau} of the targets: {@code tau = 0.9} is best where nine targets in ten lie below the prediction. The slope is
 * {@code -tau} below the target, {@code 1 - tau} above, and half way between them, {@code 1/2 - tau}, where both are equal.
 * With {@code tau = 0.5} it is half of {@link MeanAbsoluteError}.
 *
 * <p>Source: Koenker and Bassett, Regression Quantiles, 1978.
 *
 * <pre>{@code
 * @Dense(units = 1) @Quantile(tau = 0.9)
 * Tensor delay(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface Quantile {
    /** The quantile that is predicted, above 0 and below 1. */
    @Range(above = 0, below = 1, example = "tau = 0.9 is the ninetieth percentile.")
    double tau() default 0.5;

    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction, double tau) {
            return pinball(target - prediction, tau);
        }

        private static double pinball(double error, double tau) {
            double size = Math.abs(error);
            // as the larger of tau * error and (tau - 1) * error, where one of the two differences is exactly 0
            return tau / 2 * (size + error) + (1 - tau) / 2 * (size - error);
        }

        @Derivative(of = "pinball", in = "error")
        static double slope(double error, double tau) {
            return error > 0 ? tau : error < 0 ? tau - 1 : tau - 0.5;
        }
    }
}
