// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.nio.file.Path;
import java.util.List;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.store.ModelFile;
import org.jspecify.annotations.Nullable;

/** Files that hold a network, its optimizer and the course of its training. */
final class Checkpoint {
    private Checkpoint() {}

    static void save(Path file, Network network, Optimizer optimizer, TrainingPart position) {
        ModelFile.save(file, List.of(network.storedTrainingPart(), optimizer.storedPart(network), position));
    }

    /**
     * Loads the network and the optimizer; returns the course so far.
     *
     * @param seed the seed to go on with, or null for that of the file
     */
    static TrainingPart load(Path file, Network network, Optimizer optimizer, @Nullable Long seed) {
        TrainingPart position = new TrainingPart(0, List.of());
        ModelFile.load(
                file,
                "this training of '" + network.name() + "'",
                List.of(network.storedTrainingPart(), optimizer.storedPart(network), position));
        return seed == null ? position : new TrainingPart(seed, position.history());
    }
}
