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
 * Mean squared logarithmic error: the mean of {@code (log(1 + prediction) - log(1 + target))^2}.
 *
 * <p>Shapes: prediction and target {@code [batch, units]}, targets above -1. It counts how many times too large or too
 * small a prediction is, so it suits counts and prices of very different sizes. A prediction must be above -1 as well,
 * since the logarithm is infinite or NaN elsewhere: let the layer end in a
 * {@link org.gradwright.activation.Softplus} or {@link org.gradwright.activation.Relu}. Near 0 both logarithms keep their
 * digits.
 *
 * <pre>{@code
 * @Dense(units = 1) @Softplus @MeanSquaredLogarithmicError
 * Tensor visitors(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface MeanSquaredLogarithmicError {
    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction) {
            double e = Math.log1p(prediction) - Math.log1p(target);
            return e * e;
        }
    }
}
