// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.custom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;

/** A loss of whole rows: the squared error, and that of the sums of the rows, which are to agree besides. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Profile {
    double sums() default 0.1;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double[] target, double[] prediction, double sums) {
            double squares = 0;
            double difference = 0;
            for (int hour = 0; hour < target.length; hour++) {
                double e = prediction[hour] - target[hour];
                squares += e * e;
                difference += e;
            }
            return squares + sums * difference * difference;
        }
    }
}
