// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Group normalization: {@code y = (x - mean) / sqrt(variance + epsilon) * scale + shift}, per row and group of channels.
 *
 * <p>Shapes: {@code [batch, ..., channels]}, unchanged; scale (from 1) and shift (from 0) are {@code [channels]} each. The
 * channels are divided into groups of neighbors of the same size; mean and variance, divided by the number of values, are those
 * of one row's values in the channels of a group, at all places of an image. With one group, those are all values of a row, with as many
 * groups as channels those of one channel (instance normalization). Training and {@code predict} compute the same. A group of
 * one value has no variance, so that is refused.
 *
 * <p>Source: Wu and He, Group Normalization, 2018.
 *
 * <pre>{@code
 * @Conv2d(filters = 16, kernel = 3)
 * Tensor edges(@Input({28, 28, 1}) Tensor image);
 *
 * @GroupNorm(4) @Relu
 * Tensor norm(Tensor x);
 * }</pre>
 *
 * <p>It becomes:
 *
 * <pre>{@code
 * COMPUTE.groupMeans(edges, normMean, rows, 784, 16, 4);
 * COMPUTE.groupInverseDeviations(edges, normMean, normInverse, 1e-5f, rows, 784, 16, 4);
 * COMPUTE.standardizeGroups(edges, normMean, normInverse, normStandardized, rows, 784, 16, 4);
 * }</pre>
 *
 * <p>and a loop that multiplies by the scale, adds the shift and applies the activation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface GroupNorm {
    /** The number of groups, which divides the number of channels. */
    @Range(atLeast = 1, name = "the number of groups", example = "@GroupNorm(4) makes four groups of the channels.")
    int value();

    /** Added to the variance before its square root, above 0. */
    @Range(above = 0, example = "epsilon = 1e-5 is usual.")
    double epsilon() default 1e-5;
}
