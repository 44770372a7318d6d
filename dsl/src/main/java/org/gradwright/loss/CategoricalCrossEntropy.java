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
 * Cross-entropy between a distribution over classes and the softmax of raw outputs:
 * {@code -sum over j of target[j] * log(softmax(z)[j])}.
 *
 * <p>Shapes: logits {@code z} and target {@code [batch, classes]}; each row of the target holds the probability of
 * each class. The layer has no activation and at least two units; {@code predict} returns the softmax. The mean is
 * over the rows, not over the classes. The largest logit of a row is subtracted before the exponentials, so nothing
 * overflows. Where the data holds one class for each row, {@link SparseCategoricalCrossEntropy} says the same with
 * less memory.
 *
 * <pre>{@code
 * @Dense(units = 10) @CategoricalCrossEntropy
 * Tensor digit(Tensor x);
 * }</pre>
 *
 * <p>It becomes two calls, one for the loss of each row and one for the gradient,
 * {@code sum(target) * softmax(z) - target}:
 *
 * <pre>{@code
 * COMPUTE.softmaxCrossEntropy(digit, digitTarget, digitLosses, rows, 10);
 * COMPUTE.softmaxCrossEntropyGradient(digit, digitTarget, digitLossFactor, digitGradient, rows, 10);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.LOGITS, link = Loss.Link.SOFTMAX, target = Loss.Target.DISTRIBUTION)
public @interface CategoricalCrossEntropy {
    /**
     * The share of each target that is spread evenly over all classes, from 0 to below 1: with 0.1 and ten classes, 1
     * becomes 0.91 and 0 becomes 0.01. It keeps a network from growing ever more certain.
     *
     * <p>Source: Szegedy et al., Rethinking the Inception Architecture for Computer Vision, 2016, section 7.
     */
    @Range(atLeast = 0, below = 1, example = "labelSmoothing = 0.1 leaves 0.9 of the target where it is.")
    double labelSmoothing() default 0;

    /**
     * A weight for each class, none negative, or none where all classes count alike. The loss of a row is multiplied by
     * the weight of its class, and the mean divides by the sum of these weights in the batch. A row of several
     * classes has them in proportion. Smoothing spreads a target before the classes are weighed.
     */
    @Range(atLeast = 0, example = "A weight of 0 leaves a class out.")
    double[] classWeights() default {};

    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;
}
