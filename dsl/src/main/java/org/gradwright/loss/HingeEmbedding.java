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
 * Hinge loss on distances: the mean of the distance {@code d} where the target is 1, and of {@code max(margin - d, 0)}
 * where it is -1.
 *
 * <p>Shapes: distances {@code d} and target {@code [batch, units]}. A target of 1 says that the two things compared are
 * alike, -1 that they are not; those farther apart than the margin cost nothing. A number between them mixes the two in
 * proportion. It is linear in {@code d}; {@link Contrastive} is the same with squares.
 *
 * <pre>{@code
 * @Dense(units = 1) @HingeEmbedding(margin = 2)
 * Tensor distance(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface HingeEmbedding {
    /** Distance from which what is not alike costs nothing. */
    @Range(above = 0)
    double margin() default 1;

    /** How the values become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double target, double prediction, double margin) {
            double alike = 0.5 * (1 + target);
            return alike * prediction + (1 - alike) * Math.max(margin - prediction, 0);
        }
    }
}
