// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Gated linear unit: {@code y[j] = x[j] / (1 + exp(-x[j + n]))} for the first n of 2n values of the last axis, whose number
 * it halves.
 *
 * <p>The second half says how much of the first passes. A layer with it has half as many features as {@code units} says; an odd
 * number is refused. It is computed by the processor rather than by a formula of one element.
 *
 * <p>Source: Dauphin et al., Language Modeling with Gated Convolutional Networks, 2017.
 *
 * <pre>{@code
 * @Dense(units = 64) @Glu
 * Tensor gated(Tensor x);           // 32 features
 * }</pre>
 *
 * <p>It becomes two copies of columns and a loop over the halves {@code a} and {@code b}, with {@code s} the sigmoid of
 * {@code b}:
 *
 * <pre>{@code
 * y = a * s;
 * da = s * dy;
 * db = a * s * (1 - s) * dy;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface Glu {}
