// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation as a loss: what training makes small on an output of the model.
 *
 * <p>The marked annotation has a nested class {@code Formula} with one static method {@code loss}. Its first parameter
 * is the target, its second what the layer gives. With two doubles the loss is that of one element, and reduced by the
 * mean over the batch and the outputs. With rows it is that of a whole row, and reduced by the mean over the batch:
 * {@code double[] target, double[] prediction} where both have the same shape, {@code int target, double[] prediction}
 * with {@code target = CLASS}, {@code double target, double[] prediction} with {@code target = ONE}. A member
 * {@code Reduction reduction()} of the annotation says otherwise.
 *
 * <p>Each further parameter is bound to the annotation's member of the same name: a number, an {@code int}, or an array
 * of doubles, whose {@link Range} is checked where the annotation is used. An array gives a row parameter its values; it
 * gives a double parameter one number for all outputs, or one for each. There are no other members. What the method may
 * use is listed at {@link Activation}.
 *
 * <pre>{@code
 * @Retention(RetentionPolicy.RUNTIME)
 * @Target(ElementType.METHOD)
 * @Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
 * @interface Pinball {
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
 * <p>{@code @Dense(units = 1) @Pinball(tau = 0.9) Tensor delay(Tensor x);} becomes a loop that sums the loss over the
 * batch, a loop that writes its derivative into the gradient of {@code delay}, and a column {@code delay} of the data.
 *
 * <p>{@code takes}, {@code link} and {@code target} are what the compiler needs to tell that a loss does not fit its
 * output, such as softmax applied twice.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Loss {
    /** What the loss expects the layer to give. */
    Takes takes();

    /** What {@code predict} applies to the layer's values before it returns them. */
    Link link();

    /** What the data holds for each row. */
    Loss.Target target();

    /** How many values a row of the layer must have; 0 for any number. */
    int units() default 0;

    /** What the number of values of a row must be a multiple of. */
    int unitsMultipleOf() default 1;

    /**
     * How many tensors the formula takes first, at least 2. Two are the target and what a layer gives. With three or more
     * the formula computes with them as they are, {@code VALUES}, {@code IDENTITY} and {@code SAME_SHAPE}, is differentiated
     * in each, and is a member of the model that {@code objective} calls with the tensors in the formula's order:
     * {@code @Triplet Scalar ranking(Tensor anchor, Tensor positive, Tensor negative);}
     */
    int tensors() default 2;

    /** What a loss expects its layer to give. */
    enum Takes {
        /** Any real numbers. */
        VALUES,
        /** Numbers from 0 to 1: the layer ends in a sigmoid or the like. */
        PROBABILITIES,
        /** Raw scores, which the loss itself turns into what it needs: the layer has no sigmoid or softmax. */
        LOGITS
    }

    /** What turns the values of a layer into what {@code predict} returns. */
    enum Link {
        /** The values as they are. */
        IDENTITY,
        /** {@code 1 / (1 + exp(-x))} of each element. */
        SIGMOID,
        /** {@code exp(x)} of each element, which undoes a logarithm. */
        EXPONENTIAL,
        /** {@code exp(x[j]) / sum over k of exp(x[k])} over each row. */
        SOFTMAX
    }

    /** What the data holds for each row. */
    enum Target {
        /** One number for each element of the layer's output. */
        SAME_SHAPE,
        /** One number, whatever the layer gives. */
        ONE,
        /** One number from 0 to 1 for each element of the layer's output; data with others is refused. */
        PROBABILITIES,
        /** The probability of each class: numbers from 0 to 1 that add up to 1 in each row; other data is refused. */
        DISTRIBUTION,
        /** One class, an integer from 0 to the number of units less one. */
        CLASS
    }
}
