// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalization by the root mean square: {@code y = x / sqrt(mean(x^2) + epsilon) * scale}, per row.
 *
 * <p>Shapes: {@code [batch, ..., features]}, unchanged; the scale (from 1) is {@code [features]}. The mean is that of the
 * squares along the last axis: of each row, or of each place of an image or a sequence. Training and {@code predict} compute
 * the same.
 *
 * <p>Source: Zhang and Sennrich, Root Mean Square Layer Normalization, 2019.
 *
 * <pre>{@code
 * @Dense(units = 128)
 * Tensor sum(@Input(64) Tensor pixels);
 *
 * @RmsNorm @Silu
 * Tensor norm(Tensor x);
 * }</pre>
 *
 * <p>It becomes:
 *
 * <pre>{@code
 * COMPUTE.groupInverseRoots(sum, normInverse, 1e-6f, rows, 1, 128, 1);
 * COMPUTE.scaleGroups(sum, normInverse, normStandardized, rows, 1, 128, 1);
 * }</pre>
 *
 * <p>and a loop that multiplies by the scale and applies the activation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface RmsNorm {
    /** Added to the mean of the squares before its square root, above 0. */
    @Range(above = 0, example = "epsilon = 1e-6 is usual.")
    double epsilon() default 1e-6;
}
