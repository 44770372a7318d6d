// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.custom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/** An activation that grows and waves (Ziyin, Hartwig and Ueda, 2020): what repeats can be continued with it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
@interface Snake {
    double frequency() default 1;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double value(double x, double frequency) {
            double wave = Math.sin(frequency * x);
            return x + wave * wave / frequency;
        }
    }
}
