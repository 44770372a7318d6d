// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation as an activation: a function applied to each element of what a layer gives.
 *
 * <p>The marked annotation has a nested class {@code Formula} with one static method {@code value}. Its first parameter
 * is the element; each further parameter is bound to the annotation's member of the same name, a number, whose {@link
 * Range} is checked where the annotation is used. Every member has such a parameter. The method may use arithmetic,
 * comparisons, {@code if} and {@code ?:}, loops that count, local variables of type {@code double}, {@code int} and
 * {@code boolean}, the functions of {@link Math}, constants, other static methods of its file, and
 * {@linkplain Differentiable differentiable} ones of other files; with rows, their elements and their length. Its
 * derivative is derived while javac runs; there is none to write, though one can be given ({@link Derivative}).
 *
 * <pre>{@code
 * @Retention(RetentionPolicy.RUNTIME)
 * @Target(ElementType.METHOD)
 * @Activation
 * @interface Snake {
 *     double frequency() default 1;
 *
 *     final class Formula {
 *         static double value(double x, double frequency) {
 *             double wave = Math.sin(frequency * x);
 *             return x + wave * wave / frequency;
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>A member uses it as {@code @Dense(units = 32) @Snake(frequency = 2) Tensor hidden(Tensor x);} and the formula,
 * with 2 in the place of {@code frequency}, becomes a line in the loop of that layer's forward pass, its derivative
 * one in the loop of the backward pass.
 *
 * <p>What a condition selects is differentiated as it stands: {@code x > 0 ? x : 0} has slope 0 at 0. {@code Math.abs}
 * has slope 0 at 0; where {@code Math.max} and {@code Math.min} tie, each side gets half.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Activation {
    /**
     * Whether this function passes positive values on and dampens negative ones, as relu does. The weights of the
     * layer it sits on then start from the normal distribution of He et al. (2015) with variance {@code 2 / inputs},
     * otherwise from the uniform one of Glorot and Bengio (2010) with variance {@code 2 / (inputs + outputs)}.
     */
    boolean rectifier() default false;
}
