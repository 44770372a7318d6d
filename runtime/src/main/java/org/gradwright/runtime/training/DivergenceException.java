// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

/**
 * Thrown when a training loss, or a parameter after an epoch, is NaN or infinite. The batch of such a loss has changed no
 * parameter; running statistics it has.
 */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int epoch;
    private final int batch;

    DivergenceException(double loss, int epoch, int batch) {
        super("the loss is " + loss + " in epoch " + epoch + ", batch " + batch
                + "; lower the learning rate, clip the gradients, or look for NaN and infinite values in the data");
        this.epoch = epoch;
        this.batch = batch;
    }

    DivergenceException(String parameter, int epoch) {
        super("'" + parameter + "' is no longer finite after epoch " + epoch
                + "; lower the learning rate or clip the gradients");
        this.epoch = epoch;
        this.batch = 0;
    }

    /** The epoch, from 1 on. */
    public int epoch() {
        return epoch;
    }

    /** The batch within the epoch, from 1 on; 0 when it was found after the epoch. */
    public int batch() {
        return batch;
    }
}
