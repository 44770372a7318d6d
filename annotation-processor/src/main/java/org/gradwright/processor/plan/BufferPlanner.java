// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Gives values their arrays. Values that are never needed at the same time share one; a loop writes in place over an operand
 * that nothing reads afterwards. The values of prediction lie where the values of the same names lie in training.
 */
final class BufferPlanner {
    /** An array under construction. */
    private static final class Slot {
        private final Buffer.Kind kind;
        private final long size;
        private final List<Node> values = new ArrayList<>();
        /** Values of prediction that training does not have, which lie there before another is computed from them. */
        private final List<Node> ahead = new ArrayList<>();

        private boolean training = true;
        private boolean shareable = true;
        private int holds = -1;

        private Slot(Buffer.Kind kind, long size) {
            this.kind = kind;
            this.size = size;
        }
    }

    private final List<Slot> slots = new ArrayList<>();
    private final Map<Integer, Slot> ofTraining = new HashMap<>();
    private final Map<Integer, Slot> pinned = new HashMap<>();
    private final List<Map<Integer, Slot>> ofInference = new ArrayList<>();
    private final Map<String, Slot> byName = new HashMap<>();

    /** Places a value that lies in an array of its own from beginning to end. */
    void pin(Node node, boolean training) {
        Slot slot = byName.computeIfAbsent(node.name(), name -> slot(node));
        slot.shareable = false;
        slot.training &= training;
        if (slot.values.isEmpty()) {
            slot.values.add(node);
        }
        ofTraining.put(node.id(), slot);
        pinned.put(node.id(), slot);
    }

    /** Places a value where another one lies that has an array of its own; only one of the two is computed at a time. */
    void pinWith(Node other, Node node) {
        Slot slot = ofTraining.get(other.id());
        if (slot == null || slot.shareable) {
            throw new IllegalStateException("'" + other.name() + "' has no array of its own");
        }
        ofTraining.put(node.id(), slot);
        pinned.put(node.id(), slot);
    }

    /** Places the values of training. */
    void training(Schedule schedule) {
        List<Group> groups = schedule.groups();
        for (int position = 0; position < groups.size(); position++) {
            Group group = groups.get(position);
            for (int i = 0; i < group.nodes().size(); i++) {
                Node node = group.nodes().get(i);
                if (!schedule.stored(node) || ofTraining.containsKey(node.id())) {
                    continue;
                }
                int at = position;
                Slot slot = pinnedAhead(schedule, node, ofTraining)
                        .or(() -> inPlace(schedule, group, node, at))
                        .or(() -> free(schedule, node, at))
                        .orElseGet(() -> slot(node));
                slot.values.add(node);
                slot.holds = node.id();
                // A loss can be evaluated without training.
                slot.training &= group.phase() != Group.Phase.LOSS;
                ofTraining.put(node.id(), slot);
                byName.put(node.name(), slot);
            }
        }
    }

    /** Places the values of a pass of prediction. */
    void inference(Schedule schedule) {
        Map<Integer, Slot> places = new HashMap<>(pinned);
        ofInference.add(places);
        List<Group> groups = schedule.groups();
        Map<Slot, Integer> holding = new HashMap<>();
        for (int position = 0; position < groups.size(); position++) {
            Group group = groups.get(position);
            for (int i = 0; i < group.nodes().size(); i++) {
                Node node = group.nodes().get(i);
                if (!schedule.stored(node) || places.containsKey(node.id())) {
                    continue;
                }
                Slot slot = pinnedAhead(schedule, node, places).orElseGet(() -> shareable(node.name()));
                boolean ahead = slot == null;
                if (ahead) {
                    slot = ahead(schedule, node);
                }
                Integer held = slot == null ? null : holding.get(slot);
                boolean free = held == null || diesBefore(schedule, held, group, i, position);
                if (slot == null || !free) {
                    slot = slot(node);
                    slot.values.add(node);
                } else if (ahead) {
                    slot.ahead.add(node);
                }
                slot.training = false;
                holding.put(slot, node.id());
                places.put(node.id(), slot);
            }
        }
    }

    /** For a value that training does not have, the array of the only value that is computed from it, and that in place. */
    private @Nullable Slot ahead(Schedule schedule, Node node) {
        Integer position = schedule.lastUse().get(node.id());
        if (position == null || schedule.kept().contains(node.id())) {
            return null;
        }
        Group reader = schedule.groups().get(position);
        for (int i = 0; i < reader.nodes().size(); i++) {
            Slot slot = shareable(reader.nodes().get(i).name());
            if (slot != null && fits(slot, node) && diesBefore(schedule, node.id(), reader, i, position)) {
                return slot;
            }
        }
        return null;
    }

    /** The array in which training has the value of that name, if other values may lie there too. */
    private @Nullable Slot shareable(String name) {
        Slot slot = byName.get(name);
        return slot != null && slot.shareable ? slot : null;
    }

    /** The array of an operand that the loop may overwrite with its value number {@code index}. */
    private Optional<Slot> inPlace(Schedule schedule, Group group, Node node, int position) {
        int index = group.nodes().indexOf(node);
        return schedule.reads(group).stream()
                .sorted()
                .filter(read -> diesBefore(schedule, read, group, index, position))
                .filter(ofTraining::containsKey)
                .map(read -> ofTraining.get(read))
                .filter(slot -> slot.shareable && schedule.reads(group).contains(slot.holds) && fits(slot, node))
                .findFirst();
    }

    /**
     * The array of a value with an array of its own that is computed from this one, which nothing else reads: this one can
     * lie there before.
     */
    private Optional<Slot> pinnedAhead(Schedule schedule, Node node, Map<Integer, Slot> places) {
        Integer position = schedule.lastUse().get(node.id());
        if (position == null || schedule.kept().contains(node.id())) {
            return Optional.empty();
        }
        Group reader = schedule.groups().get(position);
        for (int i = 0; i < reader.nodes().size(); i++) {
            int later = reader.nodes().get(i).id();
            Slot slot = places.get(later);
            if (slot != null
                    && !slot.shareable
                    && fits(slot, node)
                    && diesBefore(schedule, node.id(), reader, i, position)
                    && places.entrySet().stream()
                            .allMatch(place -> place.getValue() != slot || place.getKey() == later)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    /** Whether a value is read by nothing after value number {@code index} of a loop has been written. */
    private static boolean diesBefore(Schedule schedule, int id, Group group, int index, int position) {
        if (!schedule.diesAt(id, position)) {
            return false;
        }
        boolean read = schedule.reads(group).contains(id);
        if (!read) {
            return schedule.lastUse().getOrDefault(id, -1) < position;
        }
        Graph graph = schedule.graph();
        Node node = group.nodes().get(index);
        return (group.isLoop() || overwrites(graph, node, id))
                && graph.node(id).shape().equals(node.shape())
                && group.nodes().subList(index + 1, group.nodes().size()).stream()
                        .noneMatch(
                                later -> later.inputs().stream().anyMatch(input -> Schedule.root(graph, input) == id));
    }

    /** Whether the node's routine may write over a value: the gradient of maxima reads each window before it writes there. */
    private static boolean overwrites(Graph graph, Node node, int id) {
        return node.operation() instanceof Operation.WindowMaxGradient maxima
                && maxima.window().isTiled()
                && Schedule.root(graph, node.input(1)) == id
                && Schedule.root(graph, node.input(0)) != id;
    }

    /** An array whose value is needed no more when the group at {@code position} runs. */
    private Optional<Slot> free(Schedule schedule, Node node, int position) {
        return slots.stream()
                .filter(slot -> slot.shareable && fits(slot, node))
                .filter(slot -> slot.holds >= 0 && schedule.diesAt(slot.holds, position - 1))
                .findFirst();
    }

    private static boolean fits(Slot slot, Node node) {
        return slot.kind == kind(node) && slot.size == node.shape().size();
    }

    private Slot slot(Node node) {
        Slot slot = new Slot(kind(node), node.shape().size());
        slots.add(slot);
        return slot;
    }

    private static Buffer.Kind kind(Node node) {
        if (node.type() == ValueType.LABELS) {
            return Buffer.Kind.LABELS;
        }
        return node.shape().batched() ? Buffer.Kind.ROWS : Buffer.Kind.FIXED;
    }

    /** The arrays: each named for its value in the forward pass, or numbered where values of several layers lie in it. */
    Arrays finish(Graph forward) {
        Map<Slot, String> names = new HashMap<>();
        List<Buffer> buffers = new ArrayList<>();
        Set<String> taken = new HashSet<>(byName.keySet());
        Set<String> given = new HashSet<>();
        for (Slot slot : slots) {
            List<Node> naming = slot.values.stream()
                    .filter(value -> value.id() < forward.nodes().size())
                    .toList();
            String general = naming.isEmpty() ? "gradient" : "shared";
            naming = naming.isEmpty() ? slot.values : naming;
            Node last = naming.get(slot.shareable ? naming.size() - 1 : 0);
            boolean oneLayer = naming.stream().allMatch(value -> value.layer().equals(last.layer()));
            boolean ownName = oneLayer || !slot.shareable;
            // A value that lies elsewhere in prediction than in training gives its name to one array only.
            String name = ownName && given.add(last.name()) ? last.name() : numbered(general, taken);
            names.put(slot, name);
            List<String> contents = Stream.concat(slot.values.stream(), slot.ahead.stream())
                    .map(value -> value.name() + " " + value.shape())
                    .distinct()
                    .toList();
            buffers.add(new Buffer(name, slot.kind, slot.size, slot.training, contents));
        }
        return new Arrays(
                buffers,
                named(ofTraining, names),
                ofInference.stream().map(places -> named(places, names)).toList());
    }

    private static String numbered(String name, Set<String> taken) {
        int number = 1;
        while (!taken.add(name + number)) {
            number++;
        }
        return name + number;
    }

    private static Map<Integer, String> named(Map<Integer, Slot> slots, Map<Slot, String> names) {
        Map<Integer, String> named = new HashMap<>();
        slots.forEach((id, slot) -> named.put(id, names.get(slot)));
        return named;
    }

    /** Which array each value lies in, by node id, in training and in the passes of prediction. */
    record Arrays(List<Buffer> buffers, Map<Integer, String> training, List<Map<Integer, String>> inference) {}
}
