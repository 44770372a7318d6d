// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Dropout: in training each element is zero with the given probability, and otherwise divided by what remains.
 *
 * <p>Shapes: any, unchanged. {@code y = x * mask}, where a mask element is 0 with probability {@code value} and
 * {@code 1 / (1 - value)} otherwise, so that the expected value stays. {@code predict} passes {@code x} on. The mask
 * depends only on the seed, the layer's name, the step, the row and the unit: the same run drops the same units.
 *
 * <p>Source: Srivastava et al., Dropout, Journal of Machine Learning Research 15, 2014 (here scaled while training,
 * not while predicting).
 *
 * <pre>{@code
 * @Dense(units = 128) @Relu
 * Tensor hidden(@Input(64) Tensor pixels);
 *
 * @Dropout(0.2)
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
public @interface Dropout {
    /** The rate: share of the elements dropped, at least 0 and below 1. */
    @Range(atLeast = 0, below = 1, name = "dropout rate", example = "0.2 drops one unit in five.")
    double value();
}
