// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

/** Why a training ended. */
public enum StopReason {
    /** All epochs were run. */
    EPOCHS,
    /** The training loss no longer changed by more than the tolerance. */
    CONVERGED,
    /** The time was used up. */
    MAX_TIME,
    /** A callback asked for it. */
    CALLBACK
}
