// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that a member of a layer, an activation, a loss or a regularizer can have.
 *
 * <p>The bounds that are given hold together; a member without this annotation takes every number. NaN and the infinite
 * numbers are refused whatever the bounds. The number is checked as it is written and as the {@code float} that the network
 * computes with: {@code 1e-50} is above 0, but in float it is 0.
 *
 * <pre>{@code
 * @Retention(RetentionPolicy.RUNTIME)
 * @Target(ElementType.METHOD)
 * @Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
 * @interface Pinball {
 *     @Range(above = 0, below = 1, example = "tau = 0.9 is the ninetieth percentile.")
 *     double tau() default 0.5;
 *
 *     final class Formula {
 *         static double loss(double target, double prediction, double tau) {
 *             double e = target - prediction;
 *             return e >= 0 ? tau * e : (tau - 1) * e;
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>{@code @Dense(units = 1) @Pinball(tau = 1) Tensor delay(Tensor x);} then becomes a compile error below the 1:
 *
 * <pre>{@code
 * [OutOfRange] tau of @Pinball is 1.0, but must be above 0 and below 1
 *   tau = 0.9 is the ninetieth percentile.
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Range {
    /** The least number that is accepted. */
    double atLeast() default Double.NEGATIVE_INFINITY;

    /** A number that is too small, as all below it are. */
    double above() default Double.NEGATIVE_INFINITY;

    /** The greatest number that is accepted. */
    double atMost() default Double.POSITIVE_INFINITY;

    /** A number that is too great, as all above it are. */
    double below() default Double.POSITIVE_INFINITY;

    /** What a message calls the number, such as {@code dropout rate}; where it is empty, {@code tau of @Pinball}. */
    String name() default "";

    /** A sentence with a number that can be meant, for the last line of a message. */
    String example() default "";
}
