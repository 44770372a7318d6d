// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gradwright.processor.declaration.GraphMethod;
import org.gradwright.processor.declaration.InputDeclaration;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.Model;
import org.gradwright.processor.declaration.ModelMember;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.GraphValue.OfTensor;

/** The inputs of a network with methods: the parameters of {@code forward} and {@code objective}, those of one name once. */
final class GraphInputs {
    private final Model model;
    private final Construction construction;
    private final Diagnostics diagnostics;
    private final Map<String, Given> inputs = new LinkedHashMap<>();

    GraphInputs(Model model, Construction construction) {
        this.model = model;
        this.construction = construction;
        this.diagnostics = construction.diagnostics;
    }

    /** An input and the method that takes it. */
    private record Given(Node node, GraphMethod method, Place place) {}

    /** Whether the parameters of the two methods, and they alone, are inputs; if not, that is reported. */
    boolean inPlace() {
        boolean accepted = true;
        List<Misplaced> misplaced = misplaced();
        List<String> without = new ArrayList<>();
        for (GraphMethod method : model.members(GraphMethod.class)) {
            boolean root = isRoot(method);
            for (InputDeclaration input : method.inputs()) {
                if (root && input.extents().isEmpty()) {
                    without.add(input.name());
                    boolean moved = misplaced.size() == 1;
                    diagnostics.report(
                            Problem.GRAPH_INPUT,
                            input.place(),
                            input.name(),
                            method.name(),
                            moved
                                    ? "Move " + misplaced.get(0).text() + " here from the parameter of '"
                                            + misplaced.get(0).member() + "'."
                                    : "Write '@Input(N) Tensor " + input.name() + "' with the extents of one row.");
                    accepted = false;
                } else if (root) {
                    accepted &= InputRules.extents(input, diagnostics) && alike(input, method);
                }
            }
            if (root && method.inputs().isEmpty()) {
                diagnostics.report(
                        Problem.GRAPH_CALL,
                        method.place(),
                        method.name(),
                        "takes no tensor",
                        "Declare its inputs: '" + method.name() + "(@Input(64) Tensor x)'.");
                accepted = false;
            }
        }
        boolean moved = misplaced.size() == 1 && without.size() == 1;
        for (Misplaced each : moved ? List.<Misplaced>of() : misplaced) {
            diagnostics.report(
                    Problem.GRAPH_INPUT_ELSEWHERE,
                    each.input().extentsPlace(),
                    each.member(),
                    each.input().name());
            accepted = false;
        }
        return accepted;
    }

    /** An input that is declared where none can be. */
    private record Misplaced(String member, InputDeclaration input) {
        String text() {
            List<Integer> extents = input.extents().orElseThrow();
            String text = extents.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return extents.size() == 1 ? "@Input(" + text + ")" : "@Input({" + text + "})";
        }
    }

    private List<Misplaced> misplaced() {
        List<Misplaced> misplaced = new ArrayList<>();
        for (ModelMember member : model.members()) {
            List<InputDeclaration> inputs = member instanceof MemberDeclaration layer
                    ? List.of(layer.input())
                    : member instanceof GraphMethod method && !isRoot(method) ? method.inputs() : List.of();
            inputs.stream()
                    .filter(input -> input.extents().isPresent())
                    .forEach(input -> misplaced.add(new Misplaced(member.name(), input)));
        }
        return misplaced;
    }

    private static boolean isRoot(GraphMethod method) {
        return method.isRoot();
    }

    private boolean alike(InputDeclaration input, GraphMethod method) {
        Shape shape = new Shape(true, input.extents().orElseThrow());
        Given before = inputs.get(input.name());
        if (before == null) {
            Node node = construction.nodes.add(input.name(), "", new Operation.Input(input.name()), List.of(), shape);
            construction.trace(node, List.of(), input.name());
            inputs.put(input.name(), new Given(node, method, input.place()));
            return true;
        }
        boolean alike = before.node().shape().equals(shape);
        if (!alike) {
            diagnostics.report(
                    Problem.GRAPH_INPUT_TWICE,
                    input.extentsPlace(),
                    input.name(),
                    shape,
                    method.name(),
                    before.node().shape(),
                    before.method().name());
        }
        return alike;
    }

    /** What a method is given: the inputs that its parameters name. */
    List<GraphValue> arguments(GraphMethod method) {
        return method.inputs().stream()
                .<GraphValue>map(input -> new OfTensor(
                        Objects.requireNonNull(inputs.get(input.name())).node()))
                .toList();
    }

    /** Warns of inputs that nothing takes. */
    void warnOfUnused() {
        for (Given input : inputs.values()) {
            boolean taken = construction.nodes.all().stream()
                    .anyMatch(node -> node.inputs().contains(input.node().id()));
            if (!taken) {
                diagnostics.report(
                        Problem.GRAPH_UNUSED, input.place(), input.node().name());
            }
        }
    }
}
