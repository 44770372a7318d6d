// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Dropout of whole channels: in training each channel of a row is zero at all its places with the given probability, and
 * otherwise divided by what remains.
 *
 * <p>Shapes: {@code [batch, rows, columns, channels]} or {@code [batch, steps, channels]}, unchanged. {@code y = x * mask}, as
 * {@link Dropout} does, but with one mask element for each row and channel: neighboring values of an image tell much the
 * same, so that dropping one of them would drop little. {@code predict} passes {@code x} on. The mask depends only on the
 * seed, the layer's name, the step, the row and the channel.
 *
 * <p>Source: Tompson et al., Efficient Object Localization Using Convolutional Networks, 2015, section 3.2.
 *
 * <pre>{@code
 * @Conv2d(filters = 16, kernel = 3) @Relu
 * Tensor edges(@Input({28, 28, 1}) Tensor image);
 *
 * @SpatialDropout(0.1)
 * Tensor drop(Tensor x);
 * }</pre>
 *
 * <p>It becomes one factor per element in the forward pass, and the same one in the backward pass:
 *
 * <pre>{@code
 * drop[i] = edges[i] * dropMask[i];
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface SpatialDropout {
    /** The rate: share of the channels dropped, at least 0 and below 1. */
    @Range(atLeast = 0, below = 1, name = "dropout rate", example = "0.1 drops one channel in ten.")
    double value();
}
