// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer: {@code y[j] = sum over k of x[k] * weight[k, j] + bias[j]}.
 *
 * <p>Shapes: {@code [batch, features] -> [batch, units]}; the weight is {@code [features, units]}, the bias
 * {@code [units]}. An input of more than one extent needs a {@link Flatten} first. Weights start from the normal
 * distribution of He et al. (2015) when the layer's activation is like relu, else from the uniform one of Glorot and
 * Bengio (2010); biases start at zero. A bias before a {@link BatchNorm} has no effect and can be left out.
 *
 * <pre>{@code
 * @Dense(units = 128) @Relu
 * Tensor hidden(@Input(64) Tensor pixels);
 * }</pre>
 *
 * <p>It becomes a product and a loop, with the sizes as literals:
 *
 * <pre>{@code
 * COMPUTE.product(pixels, parameters, HIDDEN_WEIGHT, parameters, HIDDEN_BIAS, hidden, rows, 64, 128);
 * // for each row and unit: apply the activation
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface Dense {
    /** Number of outputs, at least 1: without it the layer is refused. */
    @Range(atLeast = 1, example = "units = 10 gives ten values a row.")
    int units() default 0;

    /** Whether a bias is added to each output. */
    boolean bias() default true;
}
