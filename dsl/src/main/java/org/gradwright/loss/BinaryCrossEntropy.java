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
 * Binary cross-entropy on probabilities: the mean of {@code -(target * log(p) + (1 - target) * log(1 - p))}.
 *
 * <p>Shapes: prediction and target {@code [batch, units]}; targets from 0 to 1; the layer ends in a
 * {@link org.gradwright.activation.Sigmoid} or {@link org.gradwright.activation.HardSigmoid}. Each logarithm is at
 * least -100, so a certain and wrong prediction costs 100, not infinity, as in PyTorch's {@code BCELoss}. That bound
 * takes the place of {@code log(p)} where {@code p} is not above 1e-37, and of {@code log(1 - p)} where {@code p} is
 * not below 1; the slope there is 0, so the gradient is finite in float for every prediction.
 *
 * <p>{@link SigmoidCrossEntropy} computes the same from the raw output, has a useful gradient everywhere, and is to be
 * preferred.
 *
 * <pre>{@code
 * @Dense(units = 1) @Sigmoid @BinaryCrossEntropy
 * Tensor spam(Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code factor} the weight of the row over what the mean divides by:
 *
 * <pre>{@code
 * float p = spam > 1e-37f ? spam : 1;
 * float q = spam < 1 ? spam : 0;
 * loss = -(target * (spam > 1e-37f ? log(p) : -100) + (1 - target) * (spam < 1 ? log1p(-q) : -100));
 * spamGradient = factor * ((spam < 1 ? (1 - target) / (1 - q) : 0) - (spam > 1e-37f ? target / p : 0));
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.PROBABILITIES, link = Loss.Link.IDENTITY, target = Loss.Target.PROBABILITIES)
public @interface BinaryCrossEntropy {
    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        private static final double SMALLEST = 1e-37;
        private static final double LOWEST_LOG = -100;

        static double loss(double target, double prediction) {
            double p = prediction > SMALLEST ? prediction : 1;
            double q = prediction < 1 ? prediction : 0;
            double logOfOne = prediction > SMALLEST ? Math.log(p) : LOWEST_LOG;
            double logOfZero = prediction < 1 ? Math.log1p(-q) : LOWEST_LOG;
            return -(target * logOfOne + (1 - target) * logOfZero);
        }
    }
}
