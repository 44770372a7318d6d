// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method as the derivative, written by hand, of another one of its class.
 *
 * <p>Formulas need none: they are differentiated as they are written. One is worth writing where that is slower than the
 * closed form, or loses digits; an approximation by many terms has a short exact slope:
 *
 * <pre>{@code
 * static double erf(double x) {
 *     ...
 * }
 *
 * @Derivative(of = "erf")
 * static double erfSlope(double x) {
 *     return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
 * }
 * }</pre>
 *
 * <p>Wherever a formula calls {@code erf}, its backward pass calls {@code erfSlope}. Both take the same parameters, doubles,
 * and return double. A method of several parameters needs a derivative for each that something is differentiated in.
 *
 * <p>The processor compares both methods at some dozens of points, of sizes between 0.001 and 100, with differences of the
 * first one, and refuses a derivative that differs by more than a ten-thousandth where the differences can be trusted. So a
 * slope that is not that of the method, such as 1 for a method that rounds, cannot be given.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Derivative {
    /** The name of the method whose derivative this one is. */
    String of();

    /** The parameter in which it is; empty for the only one. */
    String in() default "";
}
