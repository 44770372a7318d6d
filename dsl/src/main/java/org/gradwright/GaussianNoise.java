// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Noise: in training a normal number with mean 0 is added to each element.
 *
 * <p>Shapes: any, unchanged. {@code y = x + noise}; {@code predict} passes {@code x} on. The noise depends only on the seed,
 * the layer's name, the step, the row and the unit.
 *
 * <p>Source: Bishop, Training with Noise is Equivalent to Tikhonov Regularization, Neural Computation 7, 1995.
 *
 * <pre>{@code
 * @GaussianNoise(0.1)
 * Tensor noisy(@Input(64) Tensor pixels);
 *
 * @Dense(units = 128) @Relu
 * Tensor hidden(Tensor x);
 * }</pre>
 *
 * <p>It becomes one addition per element in the forward pass, and nothing in the backward pass:
 *
 * <pre>{@code
 * noisy[i] = pixels[i] + noisyNoise[i];
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface GaussianNoise {
    /** The standard deviation of the noise, in the unit of the values; at least 0. */
    @Range(atLeast = 0, name = "the deviation of the noise", example = "0.1 is little for values around 1.")
    double value();
}
