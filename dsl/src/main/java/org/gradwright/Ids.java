// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

/**
 * Rows of integers in the declaration of a model, each the number of an entry of a vocabulary.
 *
 * <p>Like {@link Tensor} it only stands for a value: nobody implements it, and no object of it exists. It is a type of
 * its own so that javac tells ids, which cannot be differentiated, from values.
 */
public interface Ids {}
