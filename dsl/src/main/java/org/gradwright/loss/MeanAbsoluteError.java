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
 * Mean absolute error: the mean of {@code abs(prediction - target)}.
 *
 * <p>Shapes: prediction and target {@code [batch, units]}. Unit: that of the target. The optimum is the median of the
 * targets. The slope is -1 or 1, and 0 where prediction and target are equal.
 *
 * <pre>{@code
 * @Dense(units = 1) @MeanAbsoluteError
 * Tensor price(Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code factor} the weight of the row over what the mean divides by:
 *
 * <pre>{@code
 * float e = price - target;
 * loss = abs(e);
 * priceGradient = factor * signum(e);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface MeanAbsoluteError {
    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction) {
            return Math.abs(prediction - target);
        }
    }
}
