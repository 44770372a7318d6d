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
 * Kullback-Leibler divergence of a predicted distribution from the target's:
 * {@code sum over j of target[j] * (log(target[j]) - x[j])} for predicted logarithms of probabilities {@code x}.
 *
 * <p>Shapes: prediction and target {@code [batch, values]}; each row of the target holds probabilities, each row of the
 * prediction the logarithms of probabilities. The mean is over the rows, not over their values. Terms with a target of 0 are
 * 0, as the limit is.
 *
 * <p>Source: Kullback and Leibler, On Information and Sufficiency, 1951.
 *
 * <pre>{@code
 * @Dense(units = 5) @KlDivergence
 * Tensor logProbabilities(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.DISTRIBUTION)
public @interface KlDivergence {

    /** How the losses of the rows become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double[] target, double[] prediction) {
            double sum = 0;
            for (int j = 0; j < target.length; j++) {
                sum += target[j] > 0 ? target[j] * (Math.log(target[j]) - prediction[j]) : 0;
            }
            return sum;
        }
    }
}
