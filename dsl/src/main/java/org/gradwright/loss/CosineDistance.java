// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;
import org.gradwright.Reduction;

/**
 * Cosine distance of two rows: {@code 1 - sum(x * t) / sqrt(sum(x^2) * sum(t^2))}, from 0 for the same direction to 2 for
 * opposite ones.
 *
 * <p>Shapes: prediction {@code x} and target {@code t} {@code [batch, units]}. Lengths do not count, directions alone do. Where
 * a row is 0 everywhere it has no direction: the distance is 1 and its slope 0.
 *
 * <pre>{@code
 * @Dense(units = 64) @CosineDistance
 * Tensor direction(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface CosineDistance {

    /** How the losses of the rows become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double[] target, double[] prediction) {
            double product = 0;
            double squares = 0;
            double targetSquares = 0;
            for (int j = 0; j < target.length; j++) {
                product += prediction[j] * target[j];
                squares += prediction[j] * prediction[j];
                targetSquares += target[j] * target[j];
            }
            boolean directed = squares > 0 && targetSquares > 0;
            return directed ? 1 - product / (Math.sqrt(squares) * Math.sqrt(targetSquares)) : 1;
        }
    }
}
