// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

/**
 * One number for the whole batch in the declaration of a model: a loss, or a sum of losses.
 *
 * <p>Like {@link Tensor} it only stands for a value: nobody implements it, and no object of it exists. Its methods are for the
 * body of {@code objective}.
 */
public interface Scalar {
    /** The sum: both losses are trained. */
    Scalar add(Scalar other);

    /** The difference: the other loss is made large. */
    Scalar subtract(Scalar other);

    /** The loss and its gradients times a constant. */
    Scalar multiply(double constant);

    /** The loss and its gradients over a constant. */
    Scalar divide(double constant);

    /** The loss and its gradients times -1: it is made large. */
    Scalar negate();
}
