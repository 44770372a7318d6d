// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layer normalization: {@code y = (x - mean) / sqrt(variance + epsilon) * scale + shift}, per row.
 *
 * <p>Shapes: {@code [batch, ..., features]}, unchanged; scale (from 1) and shift (from 0) are {@code [features]} each. Mean
 * and variance, divided by the number of features, are those of the values along the last axis: of each row, or of each place
 * of an image or a sequence. So a row's result does not depend on the other rows, and training and {@code predict} compute the
 * same. One feature has no variance, so that is refused.
 *
 * <p>Source: Ba, Kiros and Hinton, Layer Normalization, 2016.
 *
 * <pre>{@code
 * @Dense(units = 128)
 * Tensor sum(@Input(64) Tensor pixels);
 *
 * @LayerNorm @Relu
 * Tensor norm(Tensor x);
 * }</pre>
 *
 * <p>It becomes:
 *
 * <pre>{@code
 * COMPUTE.groupMeans(sum, normMean, rows, 1, 128, 1);
 * COMPUTE.groupInverseDeviations(sum, normMean, normInverse, 1e-5f, rows, 1, 128, 1);
 * COMPUTE.standardizeGroups(sum, normMean, normInverse, normStandardized, rows, 1, 128, 1);
 * }</pre>
 *
 * <p>and a loop that multiplies by the scale, adds the shift and applies the activation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface LayerNorm {
    /** Added to the variance before its square root, above 0. */
    @Range(above = 0, example = "epsilon = 1e-5 is usual.")
    double epsilon() default 1e-5;
}
