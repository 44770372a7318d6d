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
 * Focal loss for one class of several: the cross-entropy of the softmax of raw outputs, in which what is classified well
 * counts less: {@code -(1 - p)^gamma * log(p)} with {@code p} the softmax's probability of the target's class.
 *
 * <p>Shapes: logits {@code [batch, classes]}, target {@code [batch]}, one class a row. The layer has no activation and at
 * least two units; {@code predict} returns the softmax. {@code gamma = 0} is {@link SparseCategoricalCrossEntropy}.
 * Stability: the largest logit of a row is subtracted before the exponentials, and {@code log(p)} is never computed from a
 * rounded {@code p}; finite for logits of any size.
 *
 * <p>Source: Lin, Goyal, Girshick, He and Dollar, Focal Loss for Dense Object Detection, 2017.
 *
 * <pre>{@code
 * @Dense(units = 10) @SparseCategoricalFocal(gamma = 2)
 * Tensor digit(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.LOGITS, link = Loss.Link.SOFTMAX, target = Loss.Target.CLASS)
public @interface SparseCategoricalFocal {
    /** How much less counts what is classified well: at least 0. */
    @Range(atLeast = 0)
    double gamma() default 2;

    /** How the losses of the rows become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(int label, double[] logits, double gamma) {
            double max = logits[0];
            for (int j = 1; j < logits.length; j++) {
                max = Math.max(max, logits[j]);
            }
            double others = 0;
            double sum = 0;
            for (int j = 0; j < logits.length; j++) {
                double exponential = Math.exp(logits[j] - max);
                sum += exponential;
                others += j == label ? 0 : exponential;
            }
            double logProbability = logits[label] - max - Math.log(sum);
            return -Math.pow(others / sum, gamma) * logProbability;
        }
    }
}
