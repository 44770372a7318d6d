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
 * Mean squared error: the mean of {@code (prediction - target)^2}.
 *
 * <p>Shapes: prediction and target {@code [batch, units]}. Unit: the square of the target's. The optimum is the mean
 * of the targets, so outliers pull hard.
 *
 * <pre>{@code
 * @Dense(units = 1) @MeanSquaredError
 * Tensor price(Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code factor} the weight of the row over what the mean divides by:
 *
 * <pre>{@code
 * float e = price - target;
 * loss = e * e;
 * priceGradient = 2 * factor * e;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface MeanSquaredError {
    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction) {
            double e = prediction - target;
            return e * e;
        }
    }
}
