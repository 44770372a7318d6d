// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nodes under construction: gives each its id and a unique name. */
public final class NodeList {
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    public NodeList() {}

    /** Starts with the nodes of a graph. */
    public NodeList(List<Node> start) {
        nodes.addAll(start);
        start.forEach(node -> names.add(node.name()));
    }

    /** Adds a node of floating-point values. The name gets a number where it is taken. */
    public Node add(String name, String layer, Operation operation, List<Integer> inputs, Shape shape) {
        return add(name, layer, operation, inputs, shape, ValueType.VALUES);
    }

    public Node add(String name, String layer, Operation operation, List<Integer> inputs, Shape shape, ValueType type) {
        Node node = new Node(nodes.size(), unique(name), layer, operation, inputs, shape, type);
        nodes.add(node);
        return node;
    }

    public Node get(int id) {
        return nodes.get(id);
    }

    /** The nodes from the given id on. */
    public List<Node> from(int first) {
        return List.copyOf(nodes.subList(first, nodes.size()));
    }

    public int size() {
        return nodes.size();
    }

    public List<Node> all() {
        return List.copyOf(nodes);
    }

    private String unique(String name) {
        String candidate = name;
        for (int number = 2; !names.add(candidate); number++) {
            candidate = name + number;
        }
        return candidate;
    }
}
