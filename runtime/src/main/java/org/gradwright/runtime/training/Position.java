// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.List;

/**
 * Where a training is between two updates: all that its course depends on besides the network, the optimizer and the
 * callbacks.
 *
 * @param seed of the order of the rows, which follows from it and the epoch
 * @param history the complete epochs
 * @param batch the batches of the epoch under way that are done; 0 between two epochs
 * @param rows their rows
 * @param lossSum the sum of the losses of these rows
 * @param updates of all epochs
 * @param baseRate what the schedule is a function of
 * @param nanos how long the training took so far
 * @param epochNanos how long the epoch under way took so far
 * @param resumed whether it comes from a file
 */
record Position(
        long seed,
        List<Epoch> history,
        int batch,
        int rows,
        double lossSum,
        long updates,
        double baseRate,
        long nanos,
        long epochNanos,
        boolean resumed) {
    Position {
        history = List.copyOf(history);
    }

    /** The start of a training. */
    static Position start(long seed, double baseRate) {
        return new Position(seed, List.of(), 0, 0, 0, 0, baseRate, 0, 0, false);
    }

    Position withSeed(long other) {
        return new Position(other, history, batch, rows, lossSum, updates, baseRate, nanos, epochNanos, resumed);
    }
}
