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
 * Triplet loss: {@code max(d(anchor, positive) - d(anchor, negative) + margin, 0)} of three rows, where {@code d} is the
 * Euclidean distance.
 *
 * <p>Shapes: all three {@code [batch, units]}. What is like the anchor is to be nearer to it, by the margin, than what is not.
 * As in PyTorch, {@code d(a, b) = sqrt(sum((a - b + 1e-6)^2))}: equal rows have a distance of {@code 1e-6 * sqrt(units)} and a
 * slope that is finite; where that sum is 0 the slope is 0. In float, differences of numbers above 16 do not show the 1e-6. A
 * triplet that is right by the margin costs nothing; the slope is half where it is so by exactly the margin.
 *
 * <p>Source: Schroff, Kalenichenko and Philbin, FaceNet: A Unified Embedding for Face Recognition and Clustering, 2015, which
 * has squared distances; PyTorch's {@code TripletMarginLoss}.
 *
 * <pre>{@code
 * @Triplet(margin = 0.2)
 * Scalar ranking(Tensor anchor, Tensor positive, Tensor negative);
 *
 * default Scalar objective(@Input(784) Tensor anchor, @Input(784) Tensor positive, @Input(784) Tensor negative) {
 *     return ranking(forward(anchor), forward(positive), forward(negative));
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 3)
public @interface Triplet {
    /** By how much nearer what is alike is to be. */
    @Range(above = 0)
    double margin() default 1;

    /** How the losses of the rows become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(double[] anchor, double[] positive, double[] negative, double margin) {
            double near = 0;
            double far = 0;
            for (int j = 0; j < anchor.length; j++) {
                double toPositive = anchor[j] - positive[j] + 1e-6;
                double toNegative = anchor[j] - negative[j] + 1e-6;
                near += toPositive * toPositive;
                far += toNegative * toNegative;
            }
            return Math.max(root(near) - root(far) + margin, 0);
        }

        private static double root(double square) {
            return square > 0 ? Math.sqrt(square) : 0;
        }
    }
}
