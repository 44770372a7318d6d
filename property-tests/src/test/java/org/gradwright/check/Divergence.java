// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;

/** A loss whose data is refused unless each row adds up to 1, which its link does not tell. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.PROBABILITIES, link = Loss.Link.IDENTITY, target = Loss.Target.DISTRIBUTION)
@interface Divergence {
    /** Relative entropy, but for what the target alone adds. */
    final class Formula {
        static double loss(double target, double prediction) {
            return -target * Math.log(prediction);
        }
    }
}
