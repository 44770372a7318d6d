// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gaussian dropout: in training each element is multiplied by a normal number with mean 1.
 *
 * <p>Shapes: any, unchanged. {@code y = x * mask} with mask elements of mean 1 and variance {@code value / (1 - value)},
 * which are mean and variance of the mask of {@link Dropout} with the same rate. {@code predict} passes {@code x} on. The
 * mask depends only on the seed, the layer's name, the step, the row and the unit.
 *
 * <p>Source: Srivastava et al., Dropout, Journal of Machine Learning Research 15, 2014, section 10.
 *
 * <pre>{@code
 * @Dense(units = 128) @Relu
 * Tensor hidden(@Input(64) Tensor pixels);
 *
 * @GaussianDropout(0.2)
 * Tensor drop(Tensor x);
 * }</pre>
 *
 * <p>It becomes one factor per element in the forward pass, and the same one in the backward pass:
 *
 * <pre>{@code
 * drop[i] = hidden[i] * dropMask[i];
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface GaussianDropout {
    /** The rate of a dropout with a mask of the same variance, at least 0 and below 1. */
    @Range(atLeast = 0, below = 1, name = "dropout rate", example = "0.2 multiplies by numbers of deviation 0.5.")
    double value();
}
