// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;

/**
 * A graph with the gradients of its objective.
 *
 * @param graph the forward nodes, followed by the backward nodes
 * @param forwardSize number of forward nodes
 * @param parameters gradients of the parameters; where there are several of one parameter, its gradient is their sum
 * @param inputs gradients of the inputs, where they were asked for
 */
public record TrainingGraph(Graph graph, int forwardSize, List<Gradient> parameters, List<Gradient> inputs) {
    public TrainingGraph {
        parameters = List.copyOf(parameters);
        inputs = List.copyOf(inputs);
    }

    /** {@code value} is the node of the gradient of the objective with respect to node {@code of}. */
    public record Gradient(int of, int value) {}
}
