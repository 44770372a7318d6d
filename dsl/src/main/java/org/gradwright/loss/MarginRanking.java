// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;
import org.gradwright.Range;
import org.gradwright.Reduction;

/**
 * Margin ranking loss: the mean of {@code max(margin - label * (first - second), 0)}.
 *
 * <p>Shapes: {@code first}, {@code second} and {@code label} {@code [batch, units]}, or one value a row. A label of 1 says that
 * the first is to be ranked above the second, -1 that it is to be below. A pair that is right by at least the margin costs
 * nothing. The slope in {@code label * (first - second)} is -1 below the margin, 0 beyond it and -1/2 at it.
 *
 * <p>Source: Herbrich, Graepel and Obermayer, Large Margin Rank Boundaries for Ordinal Regression, 2000.
 *
 * <pre>{@code
 * @MarginRanking(margin = 0.5)
 * Scalar order(Tensor first, Tensor second, Tensor label);
 *
 * default Scalar objective(@Input(16) Tensor one, @Input(16) Tensor other, @Input(1) Tensor above) {
 *     return order(forward(one), forward(other), above);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 3)
public @interface MarginRanking {
    /** Difference from which a pair in the right order costs nothing. */
    @Range(atLeast = 0)
    double margin() default 0;

    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double first, double second, double label, double margin) {
            return Math.max(margin - label * (first - second), 0);
        }
    }
}
