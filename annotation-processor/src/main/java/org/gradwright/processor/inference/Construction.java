// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    final NodeList nodes = new NodeList();
    final List<Graph.Layer> layers = new ArrayList<>();
    final List<Graph.Penalty> penalties = new ArrayList<>();
    final List<Integer> effects = new ArrayList<>();
    final FormulaSource formulas;
    final Diagnostics diagnostics;

    private final Map<Integer, List<String>> traces = new HashMap<>();
    private final Map<Integer, Made> made = new HashMap<>();
    private final Map<Computed, Node> computed = new HashMap<>();

    private boolean refused;

    Construction(FormulaSource formulas, Diagnostics diagnostics) {
        this.formulas = formulas;
        this.diagnostics = diagnostics;
    }

    /** Reports a problem: there will be no graph. */
    void refuse(Problem problem, Place place, List<String> trace, Object... arguments) {
        refused = true;
        diagnostics.report(problem, place, trace, arguments);
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
            String free = NameRules.TAKEN.contains(name) ? name + "Value" : name;
            Node node = nodes.add(free, "", operation, ids, shape);
            List<String> trace = new ArrayList<>();
            Arrays.stream(inputs)
                    .forEach(input -> trace(input).stream()
                            .filter(line -> !trace.contains(line))
                            .forEach(trace::add));
            traces.put(node.id(), trace);
            return node;
        });
    }

    /** The shapes that lead to a value. */
    List<String> trace(Node node) {
        return traces.getOrDefault(node.id(), List.of());
    }

    /** Adds a line to what leads to a value. */
    void trace(Node node, List<String> before, String name) {
        List<String> lines = new ArrayList<>(before);
        lines.add(node.shape() + " " + name);
        traces.put(node.id(), lines);
    }

    void made(Node node, MemberDeclaration member, Node of) {
        made.put(node.id(), new Made(member, of));
    }

    /** The layer that made a value, if one did. */
    Optional<Made> maker(Node node) {
        return Optional.ofNullable(made.get(node.id()));
    }
}
