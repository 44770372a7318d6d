// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Loss;
import org.gradwright.Range;
import org.gradwright.Reduction;

/**
 * Hinge loss for one class of several: the mean over the classes of
 * {@code max(0, margin - x[label] + x[j])} for every class {@code j} but the target's.
 *
 * <p>Shapes: prediction {@code x} {@code [batch, classes]}, target {@code [batch]}, one class a row. It is 0 once the target's
 * class leads every other by {@code margin}. {@code predict} returns the scores as they are; the largest is the class.
 *
 * <p>Source: Crammer and Singer, On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines, 2001, in the
 * form that sums over the classes (Weston and Watkins, 1999) and divides by their number.
 *
 * <pre>{@code
 * @Dense(units = 10) @MulticlassHinge
 * Tensor digit(Tensor x);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.CLASS)
public @interface MulticlassHinge {
    /** By how much the target's class should lead, above 0. */
    @Range(above = 0)
    double margin() default 1;

    /** How the losses of the rows become one number. */
    Reduction reduction() default Reduction.MEAN;

    /** The function whose derivative the processor derives. */
    final class Formula {
        static double loss(int label, double[] prediction, double margin) {
            double sum = 0;
            for (int j = 0; j < prediction.length; j++) {
                sum += j == label ? 0 : Math.max(0, margin - prediction[label] + prediction[j]);
            }
            return sum / prediction.length;
        }
    }
}
