// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

/**
 * Is told of the course of a training, in the training's thread.
 *
 * <p>The order: {@link #onStart} once, when what was remembered by a checkpoint has been restored; in each epoch
 * {@link #onBatchEnd} after each update, and {@link #onEpochEnd} after the epoch's validation; {@link #onEnd} once. Where
 * there are several callbacks, all are told of the one before any is told of the next, in the order in which they were
 * added. After them a checkpoint is written, if one is due: it holds what the callbacks did.
 *
 * <p>An exception of a callback ends the training at once: no other callback is told, {@link #onEnd} neither, nothing is
 * saved, and the network stays as it is at that moment. Any other exception ends it likewise.
 *
 * <p>A callback that remembers something between two calls is a {@link RememberingCallback}.
 */
public interface Callback {
    /** Before the first batch. */
    default void onStart(Control control) {}

    /**
     * After each update.
     *
     * @param epoch from 1 on
     * @param batch the last one that entered the update, within the epoch, from 1 on
     * @param loss the data loss of the rows of the update before it, as a mean over them
     * @param control what can be done to the training
     */
    default void onBatchEnd(int epoch, int batch, double loss, Control control) {}

    /** After each epoch and its validation, when the history has the epoch. */
    default void onEpochEnd(Epoch epoch, Control control) {}

    /** After the last epoch; not after an exception. */
    default void onEnd(Training training, Control control) {}
}
