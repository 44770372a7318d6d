// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.NodeList;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** A graph under construction: its nodes, and for messages where each came from. */
final class Construction {
    /** The value of what was refused. */
    static final GraphValue MISSING = new GraphValue.Missing();

    /** More lines than a message shows. */
    private static final int LONGEST_TRACE = 8;

    private static final int LONGEST_BRANCH = 4;

    final NodeList nodes = new NodeList();
    final List<Graph.Layer> layers = new ArrayList<>();
    final List<Graph.Penalty> penalties = new ArrayList<>();
    final List<Integer> effects = new ArrayList<>();
    final FormulaSource formulas;
    final Diagnostics diagnostics;

    private final Map<Integer, List<String>> traces = new HashMap<>();
    private final Map<Integer, Made> made = new HashMap<>();
    private final Map<Computed, Node> computed = new HashMap<>();
    private final Map<Integer, String> labels = new HashMap<>();
    private final Set<Integer> doubtful = new HashSet<>();
    private final Set<Reported> reported = new HashSet<>();

    private boolean refused;

    Construction(FormulaSource formulas, Diagnostics diagnostics) {
        this.formulas = formulas;
        this.diagnostics = diagnostics;
    }

    /** A problem at one place. */
    private record Reported(Problem problem, Place place) {}

    /** Reports a problem, once at each place: there will be no graph. */
    void refuse(Problem problem, Place place, List<String> trace, Object... arguments) {
        refused = true;
        if (reported.add(new Reported(problem, place))) {
            diagnostics.report(problem, place, trace, arguments);
        }
    }

    /** Says that there will be no graph, for a reason that was reported, or that javac will report. */
    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    /** That a layer made a value of another one. */
    record Made(MemberDeclaration member, Node of) {}

    /** An operation on values. */
    private record Computed(Operation operation, List<Integer> inputs, Shape shape) {}

    /** A value computed from others, by no layer; the same one where the same is computed again. */
    Node compute(String name, Operation operation, Shape shape, Node... inputs) {
        List<Integer> ids = Arrays.stream(inputs).map(Node::id).toList();
        return computed.computeIfAbsent(new Computed(operation, ids, shape), key -> {
            Node node = nodes.add(NameRules.freeName(name), "", operation, ids, shape);
            labels.put(node.id(), name);
            if (ids.stream().anyMatch(doubtful::contains)) {
                doubtful.add(node.id());
            }
            // Of functions of several values, those of one value a row change nothing about the shape.
            Node[] leading = Arrays.stream(inputs)
                    .filter(input -> inputs.length == 1 || input.shape().equals(shape))
                    .limit(1)
                    .toArray(Node[]::new);
            List<String> trace = new ArrayList<>();
            for (Node input : leading.length == 0 ? inputs : leading) {
                trace(input).stream().filter(line -> !trace.contains(line)).forEach(trace::add);
            }
            if (inputs.length > 1) {
                trace.add(shape + " " + name);
            }
            keep(node, trace);
            return node;
        });
    }

    /** The shapes that lead to a value. */
    List<String> trace(Node node) {
        return traces.getOrDefault(node.id(), List.of());
    }

    /** The shapes that lead to each of several values, a line for each. */
    List<String> branches(List<Node> values) {
        return values.stream()
                .map(value -> {
                    List<String> lines = trace(value);
                    boolean whole = lines.size() <= LONGEST_BRANCH;
                    return (whole ? "" : "... -> ")
                            + String.join(
                                    " -> ", whole ? lines : lines.subList(lines.size() - LONGEST_BRANCH, lines.size()));
                })
                .distinct()
                .toList();
    }

    /** Adds a line to what leads to a value. */
    void trace(Node node, List<String> before, String name) {
        List<String> lines = new ArrayList<>(before);
        String line = node.shape() + " " + name;
        if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(line)) {
            lines.add(line);
        }
        labels.put(node.id(), name);
        keep(node, lines);
    }

    private void keep(Node node, List<String> lines) {
        traces.put(node.id(), lines.subList(Math.max(0, lines.size() - LONGEST_TRACE), lines.size()));
    }

    /** What messages call a value: as its layer, its variable, or the function that gives it. */
    String label(Node node) {
        return labels.getOrDefault(node.id(), node.name());
    }

    /** Says that a value only stands for one that was refused, so that its shape is a guess. */
    void doubt(Node node) {
        doubtful.add(node.id());
    }

    boolean isDoubtful(Node node) {
        return doubtful.contains(node.id());
    }

    void made(Node node, MemberDeclaration member, Node of) {
        made.put(node.id(), new Made(member, of));
    }

    /** Whether a value depends on parameters. */
    boolean isTrained(Node node) {
        boolean[] trained = new boolean[node.id() + 1];
        for (int id = 0; id <= node.id(); id++) {
            Node each = nodes.get(id);
            trained[id] = each.operation() instanceof Operation.Parameter
                    || each.inputs().stream().anyMatch(input -> trained[input]);
        }
        return trained[node.id()];
    }

    /** The layer that made a value, if one did. */
    Optional<Made> maker(Node node) {
        return Optional.ofNullable(made.get(node.id()));
    }
}
