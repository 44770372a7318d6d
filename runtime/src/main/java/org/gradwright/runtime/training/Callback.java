// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

/** Is told of the course of a training, in the training's thread. */
public interface Callback {
    /** Before the first batch. */
    default void onStart(Control control) {}

    /**
     * After each update.
     *
     * @param epoch from 1 on
     * @param batch within the epoch, from 1 on
     * @param loss the batch's data loss before the update
     */
    default void onBatchEnd(int epoch, int batch, double loss) {}

    /** After each epoch and its validation; {@link Control#stop} ends the training here. */
    default void onEpochEnd(Epoch epoch, Control control) {}

    /** After the last epoch; not after an exception. */
    default void onEnd(Training training) {}
}
