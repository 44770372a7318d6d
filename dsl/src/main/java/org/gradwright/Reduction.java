// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

/**
 * How the values of a loss become one number.
 *
 * <p>{@code @MeanSquaredError(reduction = Reduction.SUM)} makes gradients larger by the number of rows times the
 * number of outputs, so a learning rate chosen for one does not fit the other.
 */
public enum Reduction {
    /**
     * Mean over the rows of the batch, and over the outputs where the loss is computed for each output. Sample weights
     * multiply the rows; the divisor stays the number of rows.
     */
    MEAN,
    /** Sum over the rows of the batch and over the outputs. */
    SUM
}
