// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;

/**
 * Root mean squared error: the square root of the mean of {@code (prediction - target)^2} over the whole batch.
 *
 * <p>Shapes: prediction and target {@code [batch, units]}. Unit: that of the target. The optimum is that of
 * {@link MeanSquaredError}, and the gradient has the same direction; its length does not shrink as the errors do. Where
 * all errors are 0 the gradient is 0.
 *
 * <p>It is no sum over the rows. So the gradients of several batches cannot be added up: a second {@code backward} before
 * {@code zeroGradients} is refused. The loss of an epoch is the mean of those of its batches, and depends a little on
 * their size. With sample weights, none negative, it is the root of the weighted mean.
 *
 * <pre>{@code
 * @Dense(units = 1) @RootMeanSquaredError
 * Tensor price(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface RootMeanSquaredError {
    /** The function of each element whose mean the root is taken of. */
    final class Formula {
        static double loss(double target, double prediction) {
            double e = prediction - target;
            return e * e;
        }
    }
}
