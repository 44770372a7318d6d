// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

/**
 * One integer for each row in the declaration of a model: how many of the row's steps count.
 *
 * <p>Like {@link Tensor} it only stands for a value: nobody implements it, and no object of it exists.
 */
public interface Lengths {}
