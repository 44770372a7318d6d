// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.nio.file.Path;
import java.util.List;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.store.ModelFile;
import org.gradwright.runtime.store.Part;
import org.jspecify.annotations.Nullable;

/** Files that hold a network, its optimizer, the course of its training and what the callbacks remember. */
final class Checkpoint {
    private final Network network;
    private final Optimizer optimizer;
    private final List<Callback> callbacks;
    private final int batchSize;
    private final int dataRows;
    private final String schedule;

    Checkpoint(
            Network network,
            Optimizer optimizer,
            List<Callback> callbacks,
            int batchSize,
            int dataRows,
            String schedule) {
        this.network = network;
        this.optimizer = optimizer;
        this.callbacks = callbacks;
        this.batchSize = batchSize;
        this.dataRows = dataRows;
        this.schedule = schedule;
    }

    void save(Path file, Position position) {
        ModelFile.save(file, parts(part(position)));
    }

    /**
     * Loads the network, the optimizer and the memory of the callbacks; returns where the training was.
     *
     * @param seed the seed to go on with, or null for that of the file
     */
    Position load(Path file, Position start, @Nullable Long seed) {
        TrainingPart course = part(start);
        ModelFile.load(file, "this training of '" + network.name() + "'", parts(course));
        Position position = course.position();
        return seed == null ? position : position.withSeed(seed);
    }

    private TrainingPart part(Position position) {
        return new TrainingPart(position, batchSize, dataRows, schedule);
    }

    private List<Part> parts(TrainingPart course) {
        return List.of(
                network.storedTrainingPart(),
                optimizer.storedPart(network),
                course,
                new CallbacksPart(callbacks, network));
    }
}
