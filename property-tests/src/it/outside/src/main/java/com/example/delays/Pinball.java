// SPDX-License-Identifier: Apache-2.0
package com.example.delays;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;

/** A loss whose least value is at the {@code tau} quantile of the targets. */
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
