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
 * Dice loss of a row of probabilities, one for each pixel: {@code 1 - (2 * sum(p * t) + smooth) / (sum(p) + sum(t) + smooth)},
 * which is 1 less the overlap of prediction and target in proportion to their size.
 *
 * <p>Shapes: prediction and target {@code [batch, ...]}; a row is a whole mask. Targets are 0 or 1, or anything between. The
 * layer ends in a sigmoid. Few pixels of a class count as much as many, which a mean over pixels does not see.
 *
 * <p>Source: Milletari, Navab and Ahmadi, V-Net, 2016, with the sums of Sudre et al., 2017.
 *
 * <pre>{@code
 * @Dense(units = 784) @Sigmoid @Dice
 * Tensor mask(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.PROBABILITIES, link = Loss.Link.IDENTITY, target = Loss.Target.PROBABILITIES)
public @interface Dice {
    /** Added above and below: what is divided by stays above 0, and two empty masks have loss 0. Above 0. */
    @Range(above = 0)
    double smooth() default 1;

    /** How the losses of the rows become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double[] target, double[] prediction, double smooth) {
            double both = 0;
            double sum = 0;
            for (int j = 0; j < target.length; j++) {
                both += prediction[j] * target[j];
                sum += prediction[j] + target[j];
            }
            return 1 - (2 * both + smooth) / (sum + smooth);
        }
    }
}
