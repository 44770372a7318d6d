// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;
import org.gradwright.Range;

/**
 * Squared maximum mean discrepancy of two batches: how far the distributions are apart that their rows are drawn from. With
 * {@code k(a, b) = exp(-|a - b|^2 / (2 * bandwidth^2))} it is the mean of {@code k} over all pairs of rows of x, plus that
 * over all pairs of rows of y, less twice that over all pairs of a row of x and a row of y.
 *
 * <p>Shapes: x and y {@code [batch, units]}. Row i of one has nothing to do with row i of the other. It is the biased
 * estimate (V-statistic), never below 0, which counts the pairs of a row with itself; its time grows with the square of the
 * batch. It is taken over the whole batch, so gradient accumulation refuses it, and the loss of a data set in several batches
 * is a mean of those of the batches. A row of sample weight w counts w times in every mean, which still divides by the number
 * of rows. {@code @Masked} is refused. Sums are taken in double; near 0 the error is about 1e-7, that of the kernel in float.
 *
 * <p>Source: Gretton et al., A Kernel Two-Sample Test, 2012, equation 5.
 *
 * <pre>{@code
 * @MaximumMeanDiscrepancy(bandwidth = 2)
 * Scalar discrepancy(Tensor x, Tensor y);
 *
 * default Scalar objective(@Input(8) Tensor noise, @Input(2) Tensor real) {
 *     return discrepancy(forward(noise), real);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
public @interface MaximumMeanDiscrepancy {
    /** Distance at which two rows count as near: the standard deviation of the kernel. */
    @Range(above = 0)
    double bandwidth() default 1;
}
