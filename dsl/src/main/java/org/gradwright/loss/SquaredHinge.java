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
 * Squared hinge loss: the mean of {@code max(1 - target * z, 0)^2}.
 *
 * <p>Shapes: scores {@code z} and target {@code [batch, units]}; every target is -1 or 1, so labels 0 and 1 are converted
 * first, by {@code 2 * label - 1}. The layer has no activation; the sign of {@code z}, which {@code predict} returns as it
 * is, is the predicted side. Unlike {@link Hinge} it has no corner, and weighs gross errors more.
 *
 * <p>Source: Tang, Deep Learning Using Linear Support Vector Machines, 2013.
 *
 * <pre>{@code
 * @Dense(units = 1) @SquaredHinge
 * Tensor side(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.LOGITS, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface SquaredHinge {
    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction) {
            return square(1 - target * prediction);
        }

        private static double square(double missing) {
            double positive = Math.max(missing, 0);
            return positive * positive;
        }

        @Derivative(of = "square")
        static double slope(double missing) {
            return 2 * Math.max(missing, 0);
        }
    }
}
