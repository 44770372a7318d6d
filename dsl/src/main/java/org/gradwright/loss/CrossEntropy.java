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
 * Cross-entropy between two distributions, of which the layer gives one as probabilities:
 * {@code -sum over j of target[j] * log(p[j])} of each row.
 *
 * <p>Shapes: prediction and target {@code [batch, classes]}; the layer's activation gives probabilities that add up to 1
 * in each row, which this loss does not see to. The mean is over the rows. Each logarithm is at least -100, so a certain
 * and wrong prediction costs 100, not infinity; that bound takes the place of {@code log(p)} where {@code p} is not above
 * 1e-37, and the slope there is 0, so the gradient is finite in float for every prediction.
 *
 * <p>{@link CategoricalCrossEntropy} computes the same from raw outputs, has a useful gradient everywhere, and is to be
 * preferred.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.PROBABILITIES, link = Loss.Link.IDENTITY, target = Loss.Target.PROBABILITIES)
public @interface CrossEntropy {
    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The term of one class; a row's loss is the sum over its classes. */
    final class Formula {
        private static final double SMALLEST = 1e-37;
        private static final double LOWEST_LOG = -100;

        static double loss(double target, double prediction) {
            double p = prediction > SMALLEST ? prediction : 1;
            return -target * (prediction > SMALLEST ? Math.log(p) : LOWEST_LOG);
        }
    }
}
