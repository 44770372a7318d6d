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
 * Binary focal loss on raw outputs, with {@code p = sigmoid(z)}: the mean of
 * {@code -alpha * target * (1 - p)^gamma * log(p) - (1 - alpha) * (1 - target) * p^gamma * log(1 - p)}.
 *
 * <p>Shapes: logits {@code z} and target {@code [batch, units]}; targets from 0 to 1; several units are several
 * independent yes-or-no questions. The layer has no activation; {@code predict} returns the sigmoid. What is already
 * predicted well counts little, so rare and hard rows are not drowned by many easy ones. With {@code gamma = 0} and
 * {@code alpha = 0.5} it is half of {@link SigmoidCrossEntropy}.
 *
 * <p>Both logarithms come from {@code log1p(exp(-abs(z)))}, and the powers are exponentials of them, so value and gradient
 * are finite for every finite {@code z}.
 *
 * <p>Source: Lin, Goyal, Girshick, He and Dollar, Focal Loss for Dense Object Detection, 2017.
 *
 * <pre>{@code
 * @Dense(units = 1) @SigmoidFocal(gamma = 2, alpha = 0.75)
 * Tensor fraud(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.LOGITS, link = Loss.Link.SIGMOID, target = Loss.Target.PROBABILITIES)
public @interface SigmoidFocal {
    /** How much less well predicted rows count; at least 0. */
    @Range(atLeast = 0)
    double gamma() default 2;

    /** Share of the loss of targets 1; that of targets 0 is {@code 1 - alpha}. From 0 to 1. */
    @Range(atLeast = 0, atMost = 1)
    double alpha() default 0.25;

    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction, double gamma, double alpha) {
            double rest = Math.log1p(Math.exp(-Math.abs(prediction)));
            double logOfOne = Math.min(prediction, 0) - rest;
            double logOfZero = -Math.max(prediction, 0) - rest;
            double ones = alpha * target * Math.exp(gamma * logOfZero) * logOfOne;
            double zeros = (1 - alpha) * (1 - target) * Math.exp(gamma * logOfOne) * logOfZero;
            return -(ones + zeros);
        }
    }
}
