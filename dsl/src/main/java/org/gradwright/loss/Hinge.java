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
 * Hinge loss: the mean of {@code max(1 - target * z, 0)}.
 *
 * <p>Shapes: scores {@code z} and target {@code [batch, units]}; every target is -1 or 1, so labels 0 and 1 are converted
 * first, by {@code 2 * label - 1}. The layer has no activation; the sign of {@code z}, which {@code predict} returns as it
 * is, is the predicted side. A score that is right by at least 1 costs nothing. The slope in {@code target * z} is -1 up to
 * 1, 0 beyond it and -1/2 at 1.
 *
 * <p>Source: Cortes and Vapnik, Support-Vector Networks, 1995.
 *
 * <pre>{@code
 * @Dense(units = 1) @Hinge
 * Tensor side(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.LOGITS, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface Hinge {
    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction) {
            return Math.max(1 - target * prediction, 0);
        }
    }
}
