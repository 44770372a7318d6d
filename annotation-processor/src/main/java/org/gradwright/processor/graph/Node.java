// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;
import java.util.Locale;

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

    /** The name of a value as generated code names its constant: {@code HIDDEN_WEIGHT} for {@code hiddenWeight}. */
    public static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
