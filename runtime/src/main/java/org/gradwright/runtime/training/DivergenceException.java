// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

/** Thrown when a training loss is NaN or infinite; the batch has changed no parameter. */
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

    /** The epoch, from 1 on. */
    public int epoch() {
        return epoch;
    }

    /** The batch within the epoch, from 1 on. */
    public int batch() {
        return batch;
    }
}
