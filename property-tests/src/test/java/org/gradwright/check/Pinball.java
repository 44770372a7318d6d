// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;

/** The loss of one's own that the README shows, visible in its package only. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Pinball {
    double tau() default 0.5;

    final class Formula {
        static double loss(double target, double prediction, double tau) {
            double e = target - prediction;
            return e >= 0 ? tau * e : (tau - 1) * e;
        }
    }
}
