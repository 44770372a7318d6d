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
 * Elastic net penalty: {@code l1 * sum(abs(weight)) + l2 * sum(weight^2)}.
 *
 * <p>The sum of {@link L1} and {@link L2}: weights that are nearly zero stay there, and groups of weights that do the
 * same work shrink together.
 *
 * <p>Source: Zou and Hastie, Regularization and Variable Selection via the Elastic Net, 2005.
 *
 * <pre>{@code
 * @Dense(units = 128) @Relu @ElasticNet(l1 = 1e-5, l2 = 1e-4)
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each weight of {@code hidden}:
 *
 * <pre>{@code
 * penalty += 1e-5f * abs(weight) + 1e-4f * weight * weight;
 * gradient += 1e-5f * signum(weight) + 2e-4f * weight;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Regularizer
public @interface ElasticNet {
    /** Factor on the sum of absolute values, at least 0. */
    @Range(atLeast = 0)
    double l1();

    /** Factor on the sum of squares, at least 0. */
    @Range(atLeast = 0)
    double l2();

    /** Whether the biases are penalized as well. */
    boolean bias() default false;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double penalty(double weight, double l1, double l2) {
            return l1 * Math.abs(weight) + l2 * weight * weight;
        }
    }
}
