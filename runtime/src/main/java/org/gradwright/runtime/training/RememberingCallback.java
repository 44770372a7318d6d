// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

/**
 * A callback that remembers something from one call to the next. Checkpoints hold it, so that a resumed training goes on as
 * one without a break does. A training is only resumed with the callbacks of this kind that the saved one had, in the same
 * order; their settings may be others, and apply from there on.
 *
 * <pre>{@code
 * final class Slowest implements RememberingCallback {
 *     private double seconds;
 *     private long epoch;
 *
 *     public void onEpochEnd(Epoch each, Control control) { ... }
 *
 *     public void remember(Memory memory) {
 *         seconds = memory.number("seconds", seconds);
 *         epoch = memory.count("epoch", epoch);
 *     }
 * }
 * }</pre>
 */
public interface RememberingCallback extends Callback {
    /** What checkpoints call it: the name of its class unless overridden, without a comma. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * Gives everything that must not be forgotten to a memory, and takes over what it returns: the same when a checkpoint
     * is written, and what was saved when it is read, before {@link #onStart}. It must do so under the same keys each time.
     */
    void remember(Memory memory);
}
