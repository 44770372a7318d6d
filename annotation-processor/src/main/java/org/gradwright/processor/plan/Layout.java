// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.graph.Graph;

/**
 * What is computed when, and where it lies.
 *
 * @param forward the forward pass of training
 * @param losses what the objectives need beyond that, or beyond {@code evaluation}
 * @param backward the backward passes of the objectives
 * @param outputs the backward pass from given gradients in the outputs, where there is one
 * @param inference prediction up to the raw outputs
 * @param links from raw outputs to predicted ones, whenever they are asked for
 * @param evaluation what the evaluation of the losses computes before them
 */
public record Layout(
        Part forward, Part losses, Part backward, Part outputs, Part inference, Part links, Part evaluation) {
    /**
     * A run of computations.
     *
     * @param groups ids of nodes of the graph in the order of computation; a group of several is one loop, which computes
     *     them one after the other for each element, or a product or a convolution and what is made of its values at once
     * @param arrays by the ids of nodes, also of other parts, the names of the session's arrays in which their values lie;
     *     a value without an array is read in its own loop alone, or lies in an array of the network
     */
    public record Part(Graph graph, List<List<Integer>> groups, Map<Integer, String> arrays) {
        public Part {
            groups = groups.stream().map(List::copyOf).toList();
            arrays = Map.copyOf(arrays);
        }
    }

    static Part part(Schedule schedule, Group.Phase phase, Map<Integer, String> arrays) {
        return part(schedule, Set.of(phase), arrays);
    }

    static Part part(Schedule schedule, Set<Group.Phase> phases, Map<Integer, String> arrays) {
        return new Part(
                schedule.graph(),
                schedule.groups().stream()
                        .filter(group -> phases.contains(group.phase()))
                        .map(group ->
                                group.nodes().stream().map(node -> node.id()).toList())
                        .toList(),
                arrays);
    }
}
