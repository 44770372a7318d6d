// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies the loss on the same layer by a number, and with it the gradients.
 *
 * <p>Where a network has several losses, this says how much each counts in their sum. With one loss it scales the loss,
 * which matters beside a regularizer. The loss that is reported has the factor in it.
 *
 * <pre>{@code
 * @Dense(units = 1) @Quantile(tau = 0.9) @Weight(0.5)
 * Tensor age(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Weight {
    /** The factor. */
    double value();
}
