// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.custom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Regularizer;

/** A regularizer that draws small weights to 0 and leaves large ones alone: {@code lambda * log(1 + (w / width)^2)}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Regularizer
@interface Sparse {
    double lambda();

    double width() default 0.1;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double penalty(double weight, double lambda, double width) {
            double share = weight / width;
            return lambda * Math.log1p(share * share);
        }
    }
}
