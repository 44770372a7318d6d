// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;

/**
 * One value of a graph.
 *
 * @param id its position in the graph
 * @param name a Java identifier, unique in the graph
 * @param layer the member it was made for; empty for what belongs to no member
 * @param inputs ids of nodes before it
 */
public record Node(
        int id, String name, String layer, Operation operation, List<Integer> inputs, Shape shape, ValueType type) {

    public Node {
        inputs = List.copyOf(inputs);
    }

    public int input(int index) {
        return inputs.get(index);
    }
}
