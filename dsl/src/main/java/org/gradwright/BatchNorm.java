// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalization: {@code y = (x - mean) / sqrt(variance + epsilon) * scale + shift}, per feature.
 *
 * <p>Shapes: {@code [batch, features] -> [batch, features]}; scale (from 1), shift (from 0), running mean and running
 * variance are {@code [features]} each. In training, mean and variance are those of the batch, the variance divided by
 * the number of rows, and both running statistics are updated as
 * {@code running = momentum * running + (1 - momentum) * batch}, there with the variance divided by the number of rows
 * less one. {@code predict}, and training while the layer is frozen, use the running statistics. A batch of one row
 * has no variance, so training refuses it; the trainer leaves out such a last row and says so.
 *
 * <p>Source: Ioffe and Szegedy, Batch Normalization, 2015, algorithms 1 and 2.
 *
 * <pre>{@code
 * @Dense(units = 128, bias = false)
 * Tensor sum(@Input(64) Tensor pixels);
 *
 * @BatchNorm(momentum = 0.95) @Relu
 * Tensor norm(Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each row and feature {@code j}:
 *
 * <pre>{@code
 * float normalized = (sum[at + j] - normMean[j]) * normInverse[j];
 * norm[at + j] = normalized * parameters[NORM_SCALE + j] + parameters[NORM_SHIFT + j];
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface BatchNorm {
    /** Share of the old running statistics that each training step keeps, from 0 and below 1. */
    @Range(atLeast = 0, below = 1, example = "momentum = 0.9 keeps nine tenths of the old value at every step.")
    double momentum() default 0.9;

    /** Added to the variance before its square root, above 0. */
    @Range(above = 0, example = "epsilon = 1e-5 is usual.")
    double epsilon() default 1e-5;
}
