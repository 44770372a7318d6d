// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method as one that formulas of other files may call.
 *
 * <p>A formula can call the static methods of its own file. The body of a method of another file is not there when only
 * the caller is compiled again, or when the method comes from a jar; so the processor writes it into a class beside the
 * one that declares it:
 *
 * <pre>{@code
 * public final class Special {
 *     @Differentiable
 *     public static double softplus(double x) {
 *         return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
 *     }
 * }
 *
 * @Activation
 * @interface Mishmash {
 *     class Formula {
 *         static double value(double x) {
 *             return x * Math.tanh(Special.softplus(x));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The class is called {@code SpecialFormula}, and has the method itself and its slopes in double and in float. The method
 * takes doubles, ints and arrays of double, of which at least one is no int, returns double, and contains what a formula may
 * contain ({@link Activation}). A formula becomes part of those that call it: a network that contains another version of it
 * than the one on the class path says so when it is initialized.
 *
 * <p>The methods of the classes beside activations, losses and regularizers can be called in the same way, such as
 * {@code HuberFormula.loss(target, prediction, 1.0)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Differentiable {}
