// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A graph with the gradients of its objectives.
 *
 * @param graph the forward nodes, followed by the backward nodes
 * @param forwardSize number of forward nodes
 * @param passes the gradients of the objectives: of those that train the same layers, those of their sum
 * @param inputs gradients of the sum of all objectives in the inputs, where they were asked for
 * @param outputs the gradients that follow from gradients in the outputs, where they were asked for
 */
public record TrainingGraph(
        Graph graph, int forwardSize, List<Pass> passes, List<Gradient> inputs, Optional<OutputPass> outputs) {
    public TrainingGraph {
        passes = List.copyOf(passes);
        inputs = List.copyOf(inputs);
    }

    /** {@code value} is the node of the gradient of what is trained with respect to node {@code of}. */
    public record Gradient(int of, int value) {}

    /**
     * Objectives that train the same layers.
     *
     * @param objectives the users' names for them
     * @param parameters gradients of the parameters; where there are several of one parameter, its gradient is their sum
     * @param inputs what it contributes to the gradients of the inputs, where they were asked for
     */
    public record Pass(List<String> objectives, List<Gradient> parameters, List<Gradient> inputs) {
        public Pass {
            objectives = List.copyOf(objectives);
            parameters = List.copyOf(parameters);
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * The way from given gradients in the outputs.
     *
     * @param given for each output that training computes the node of its gradient
     */
    public record OutputPass(List<Gradient> given, List<Gradient> parameters, List<Gradient> inputs) {
        public OutputPass {
            given = List.copyOf(given);
            parameters = List.copyOf(parameters);
            inputs = List.copyOf(inputs);
        }
    }

    /** The gradients of the objectives in the parameters; where there are several of one, what they add up to is its gradient. */
    public List<Gradient> parameters() {
        return passes.stream().flatMap(pass -> pass.parameters().stream()).toList();
    }

    /** All gradients in parameters, also those that follow from gradients in the outputs. */
    public Stream<Gradient> allParameters() {
        return Stream.concat(parameters().stream(), outputs.stream().flatMap(pass -> pass.parameters().stream()));
    }
}
