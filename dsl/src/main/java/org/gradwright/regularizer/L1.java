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
 * L1 penalty: {@code value * sum(abs(weight))}.
 *
 * <p>Pulls every weight toward zero with the same force, so that some become and stay nearly zero. The slope at zero
 * is 0.
 *
 * <p>Source: Tibshirani, Regression Shrinkage and Selection via the Lasso, 1996.
 *
 * <pre>{@code
 * @Dense(units = 128) @Relu @L1(1e-5)
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each weight of {@code hidden}:
 *
 * <pre>{@code
 * penalty += 1e-5f * abs(weight);
 * gradient += 1e-5f * signum(weight);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Regularizer
public @interface L1 {
    /** Factor on the sum, at least 0. */
    @Range(atLeast = 0, name = "L1 factor")
    double value();

    /** Whether the biases are penalized as well. */
    boolean bias() default false;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double penalty(double weight, double value) {
            return value * Math.abs(weight);
        }
    }
}
