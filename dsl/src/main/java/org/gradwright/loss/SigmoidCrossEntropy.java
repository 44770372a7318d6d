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
 * Binary cross-entropy on raw outputs, with {@code p = sigmoid(z)}: the mean of
 * {@code -(target * log(p) + (1 - target) * log(1 - p))}.
 *
 * <p>Shapes: logits {@code z} and target {@code [batch, units]}; targets from 0 to 1; several units are several
 * independent yes-or-no questions. The layer has no activation; {@code predict} returns the sigmoid. It is computed as
 * {@code max(z, 0) - z * target + log1p(exp(-abs(z)))}, which is finite for every finite {@code z}. The gradient is
 * {@code sigmoid(z) - target}. With positive weights {@code w}, the first term is {@code w * target * log(p)}.
 *
 * <pre>{@code
 * @Dense(units = 1) @SigmoidCrossEntropy
 * Tensor spam(Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code factor} the weight of the row over what the mean divides by:
 *
 * <pre>{@code
 * float e = exp(-abs(spam));
 * loss = max(spam, 0) - spam * target + log1p(e);
 * spamGradient = factor * ((spam >= 0 ? 1 : e) / (1 + e) - target);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.LOGITS, link = Loss.Link.SIGMOID, target = Loss.Target.PROBABILITIES)
public @interface SigmoidCrossEntropy {
    /**
     * What the loss of targets 1 is multiplied by: one number for all outputs, or one for each. Where positives are rare,
     * the number of negatives over that of positives makes both count alike.
     */
    @Range(atLeast = 0)
    double[] positiveWeights() default 1;

    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction, double positiveWeights) {
            double rest = Math.log1p(Math.exp(-Math.abs(prediction)));
            double positive = target * (Math.max(-prediction, 0) + rest);
            double negative = (1 - target) * (Math.max(prediction, 0) + rest);
            return positiveWeights == 1
                    ? Math.max(prediction, 0) - prediction * target + rest
                    : positiveWeights * positive + negative;
        }
    }
}
