// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.custom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;
import org.gradwright.Range;

/** The loss of a quantile: too low a prediction costs {@code tau} a unit, too high a one {@code 1 - tau}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Pinball {
    @Range(above = 0, below = 1)
    double tau() default 0.5;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction, double tau) {
            double e = target - prediction;
            return e >= 0 ? tau * e : (tau - 1) * e;
        }
    }
}
