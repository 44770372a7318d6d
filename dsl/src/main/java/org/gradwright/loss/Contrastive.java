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
 * Contrastive loss: the mean of the squared distance {@code d^2} where the target is 1, and of
 * {@code max(margin - d, 0)^2} where it is 0.
 *
 * <p>Shapes: distances {@code d} and target {@code [batch, units]}. A target of 1 says that the two things compared are
 * alike, 0 that they are not; those farther apart than the margin cost nothing. A number between them mixes the two in
 * proportion. There is no factor 1/2, which the paper has.
 *
 * <p>Source: Hadsell, Chopra and LeCun, Dimensionality Reduction by Learning an Invariant Mapping, 2006. There 0 stands
 * for alike.
 *
 * <pre>{@code
 * @Dense(units = 1) @Contrastive(margin = 2)
 * Tensor distance(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface Contrastive {
    /** Distance from which what is not alike costs nothing. */
    @Range(above = 0)
    double margin() default 1;

    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction, double margin) {
            return target * prediction * prediction + (1 - target) * square(margin - prediction);
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
