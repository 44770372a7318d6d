// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/**
 * Groups in the order of execution, and for every value how long it is needed.
 *
 * @param sinks nodes whose value goes straight to the network's gradients and nowhere else
 * @param kept nodes whose value is read from outside
 */
record Schedule(Graph graph, List<Group> groups, Set<Integer> sinks, Set<Integer> kept, Map<Integer, Integer> lastUse) {

    static Schedule of(Graph graph, List<Group> groups, Set<Integer> sinks, Set<Integer> kept) {
        Map<Integer, Integer> lastUse = new HashMap<>();
        for (int position = 0; position < groups.size(); position++) {
            for (Node node : groups.get(position).nodes()) {
                lastUse.put(node.id(), position);
                for (int input : node.inputs()) {
                    lastUse.put(root(graph, input), position);
                }
            }
        }
        return new Schedule(graph, List.copyOf(groups), Set.copyOf(sinks), Set.copyOf(kept), Map.copyOf(lastUse));
    }

    /** The node whose array a value lies in: a reshaped value lies where it was. */
    static int root(Graph graph, int id) {
        Node node = graph.node(id);
        return node.operation() instanceof Operation.Reshape ? root(graph, node.input(0)) : id;
    }

    /** Whether a value must be stored, or is only read by later nodes of its own loop. */
    boolean stored(Node node) {
        if (kept.contains(node.id())) {
            return true;
        }
        if (sinks.contains(node.id()) || node.operation() instanceof Operation.Reshape) {
            return false;
        }
        return groups.stream()
                .filter(group -> !group.contains(node.id()) || group.pools(node.id()))
                .flatMap(group -> group.nodes().stream())
                .anyMatch(reader -> reader.inputs().stream().anyMatch(input -> root(graph, input) == node.id()));
    }

    /** Whether nothing after the given position reads the value. */
    boolean diesAt(int id, int position) {
        return !kept.contains(id) && lastUse.getOrDefault(id, -1) <= position;
    }

    /** The values that a group reads from elsewhere. */
    Set<Integer> reads(Group group) {
        Set<Integer> reads = new HashSet<>();
        group.nodes()
                .forEach(node -> node.inputs().forEach(input -> {
                    if (!group.contains(input)) {
                        reads.add(root(graph, input));
                    }
                }));
        return reads;
    }

    /** The groups of one phase, in order. */
    List<Group> groups(Group.Phase phase) {
        return new ArrayList<>(
                groups.stream().filter(group -> group.phase() == phase).toList());
    }
}
