// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Parametric rectified linear unit: {@code y = x} where {@code x > 0}, else {@code slope * x} with a trained slope.
 *
 * <p>Shapes: {@code [batch, ..., features] -> [batch, ..., features]}; slope {@code [features]}, one for each index of the
 * last axis, or {@code [1]} where it is shared. It has a parameter, so it is a layer of its own rather than an activation. At
 * 0 the slope in {@code x} is the trained one. Regularizers have nothing to act on: a slope drawn to 0 would make it relu.
 *
 * <p>Source: He et al., Delving Deep into Rectifiers, 2015.
 *
 * <pre>{@code
 * @Dense(units = 32)
 * Tensor sum(@Input(64) Tensor x);
 *
 * @PRelu
 * Tensor hidden(Tensor s);
 * }</pre>
 *
 * <p>It becomes, for each row and feature {@code j}, with {@code d} before a name for its gradient:
 *
 * <pre>{@code
 * hidden[at + j] = sum[at + j] > 0 ? sum[at + j] : parameters[HIDDEN_SLOPE + j] * sum[at + j];
 * dsum = sum > 0 ? dhidden : slope * dhidden;
 * dslope += sum > 0 ? 0 : sum * dhidden;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface PRelu {
    /** Whether all features have one slope, rather than each its own. */
    boolean shared() default false;

    /** The slopes before training. */
    double initial() default 0.25;
}
