// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.List;

/**
 * What a training did.
 *
 * @param history the epochs in order; the last one is incomplete when the time ran out within it
 * @param stopReason why it ended
 * @param message why it ended, in words
 */
public record Training(List<Epoch> history, StopReason stopReason, String message) {
    /** Copies the history. */
    public Training {
        history = List.copyOf(history);
    }

    /** The last epoch. */
    public Epoch last() {
        return history.get(history.size() - 1);
    }
}
