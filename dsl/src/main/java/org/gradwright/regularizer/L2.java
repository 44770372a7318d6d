// SPDX-License-Identifier: Apache-2.0
package org.gradwright.regularizer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Range;
import org.gradwright.Regularizer;

/**
 * L2 penalty: {@code value * sum(weight^2)}, without a factor 1/2.
 *
 * <p>Pulls every weight toward zero with a force in proportion to its size. Under plain gradient descent it is a
 * weight decay of {@code 2 * value}; under Adam and the like it is not, since they rescale its gradient too.
 *
 * <p>Source: Hoerl and Kennard, Ridge Regression, 1970.
 *
 * <pre>{@code
 * @Dense(units = 128) @Relu @L2(1e-4)
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each weight of {@code hidden}:
 *
 * <pre>{@code
 * penalty += 1e-4f * weight * weight;
 * gradient += 2e-4f * weight;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Regularizer
public @interface L2 {
    /** Factor on the sum, at least 0. */
    @Range(atLeast = 0, name = "L2 factor")
    double value();

    /** Whether the biases are penalized as well. */
    boolean bias() default false;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double penalty(double weight, double value) {
            return value * weight * weight;
        }
    }
}
