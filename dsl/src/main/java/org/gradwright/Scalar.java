// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

/**
 * One number for the whole batch in the declaration of a model, such as a loss.
 *
 * <p>Like {@link Tensor} it only stands for a value: nobody implements it, and no object of it exists.
 */
public interface Scalar {}
