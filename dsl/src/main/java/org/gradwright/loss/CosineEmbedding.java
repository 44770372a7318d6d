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
 * Cosine embedding loss: with {@code c} the cosine of two rows, {@code 1 - c} where the label is 1, and
 * {@code max(c - margin, 0)} where it is -1.
 *
 * <p>Shapes: {@code first} and {@code second} {@code [batch, units]}, {@code label} {@code [batch, 1]}. A label of 1 says that
 * the two are alike, -1 that they are not; a number between them mixes the two in proportion. Lengths do not count, directions
 * alone do: {@code c = sum(a * b) / sqrt((sum(a^2) + 1e-12) * (sum(b^2) + 1e-12))}, as in PyTorch. Where a row is 0 everywhere it has no direction: {@code c} is 0
 * and has slope 0. The roots are taken before the product, which squares of large rows would overflow. Where {@code c} is the
 * margin, its slope counts half.
 *
 * <p>Source: PyTorch's {@code CosineEmbeddingLoss}.
 *
 * <pre>{@code
 * @CosineEmbedding(margin = 0.2)
 * Scalar likeness(Tensor first, Tensor second, Tensor label);
 *
 * default Scalar objective(@Input(64) Tensor one, @Input(64) Tensor other, @Input(1) Tensor alike) {
 *     return likeness(forward(one), forward(other), alike);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 3)
public @interface CosineEmbedding {
    /** Cosine up to which what is not alike costs nothing. */
    @Range(atLeast = -1, below = 1)
    double margin() default 0;

    /** How the losses of the rows become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double[] first, double[] second, double label, double margin) {
            double product = 0;
            double squares = 1e-12;
            double secondSquares = 1e-12;
            for (int j = 0; j < first.length; j++) {
                product += first[j] * second[j];
                squares += first[j] * first[j];
                secondSquares += second[j] * second[j];
            }
            boolean directed = squares > 1e-12 && secondSquares > 1e-12;
            double cosine = directed ? product / (Math.sqrt(squares) * Math.sqrt(secondSquares)) : 0;
            double alike = 0.5 * (1 + label);
            return alike * (1 - cosine) + (1 - alike) * Math.max(cosine - margin, 0);
        }
    }
}
