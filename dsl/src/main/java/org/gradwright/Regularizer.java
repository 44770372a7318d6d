// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation as a regularizer: a penalty on a layer's weights that is added to the loss.
 *
 * <p>The marked annotation has a nested class {@code Formula} with one static method {@code penalty}. Its first
 * parameter is one weight; each further one is bound to the annotation's member of the same name, a number, whose
 * {@link Range} is checked where the annotation is used. The penalty of the layer is the sum over its weights, whatever
 * the size of the batch. A member {@code boolean bias()}, if there is one, says whether the biases are penalized as
 * well; it has no other members. What the method may use is listed at {@link Activation}.
 *
 * <pre>{@code
 * @Retention(RetentionPolicy.RUNTIME)
 * @Target(ElementType.METHOD)
 * @Regularizer
 * @interface SmoothL1 {
 *     double value();
 *
 *     final class Formula {
 *         static double penalty(double weight, double value) {
 *             return value * Math.sqrt(weight * weight + 1e-6);
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>{@code @Dense(units = 32) @SmoothL1(1e-3) Tensor hidden(Tensor x);} becomes one loop that sums the penalty and
 * one that adds its derivative to the gradient of each weight of {@code hidden}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Regularizer {}
