// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.systems;

/** Trains a network. */
public interface Learner {
    /**
     * One step with the batch that begins at that row: loads it from arrays, goes forward and backward and updates.
     *
     * @return the mean loss of the batch before the update, or NaN if the system does not tell it
     */
    double step(int first);
}
