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
 * Negative logarithm of a mixture of normal densities whose weights, means and deviations are predicted: for targets that can
 * be one thing or another, of which the mean is neither.
 *
 * <p>Shapes: prediction {@code [batch, 3 * components]}: the logits of the weights, then the means, then the logarithms of the
 * standard deviations; target {@code [batch]}. With {@code w} the softmax of the logits it is
 * {@code -log(sum over k of w[k] * exp(-((t - m[k]) / d[k])^2 / 2) / (d[k] * sqrt(2 * pi)))}. Stability: the largest term is
 * taken out of the sum of exponentials, so that a target far from every mean has a finite loss.
 *
 * <p>Source: Bishop, Mixture Density Networks, 1994.
 *
 * <pre>{@code
 * @Dense(units = 9) @MixtureDensity
 * Tensor position(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.ONE, unitsMultipleOf = 3)
public @interface MixtureDensity {

    /** How the losses of the rows become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        /** {@code log(2 * pi) / 2}. */
        private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

        static double loss(double target, double[] prediction) {
            int components = prediction.length / 3;
            double largestLogit = prediction[0];
            for (int k = 1; k < components; k++) {
                largestLogit = Math.max(largestLogit, prediction[k]);
            }
            double weights = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < components; k++) {
                weights += Math.exp(prediction[k] - largestLogit);
                largest = Math.max(largest, term(target, prediction, components, k));
            }
            double sum = 0;
            for (int k = 0; k < components; k++) {
                sum += Math.exp(term(target, prediction, components, k) - largest);
            }
            return HALF_LOG_TWO_PI + largestLogit + Math.log(weights) - largest - Math.log(sum);
        }

        /** The logarithm of a component's part, but for what all have in common. */
        private static double term(double target, double[] prediction, int components, int k) {
            double logDeviation = prediction[2 * components + k];
            double z = (target - prediction[components + k]) * Math.exp(-logDeviation);
            return prediction[k] - logDeviation - 0.5 * z * z;
        }
    }
}
