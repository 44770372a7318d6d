// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.InputDeclaration;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphChecker;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.NodeList;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;

/** Builds the graph of a declaration whose layers chain in the order declared. */
public final class GraphBuilder {
    private final NetworkDeclaration declaration;
    private final FormulaSource formulas;
    private final Diagnostics diagnostics;

    private final NodeList nodes = new NodeList();
    private final List<Graph.Layer> layers = new ArrayList<>();
    private final List<Graph.Penalty> penalties = new ArrayList<>();
    private final List<Integer> effects = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();

    private GraphBuilder(NetworkDeclaration declaration, FormulaSource formulas, Diagnostics diagnostics) {
        this.declaration = declaration;
        this.formulas = formulas;
        this.diagnostics = diagnostics;
    }

    /** The graph, or empty when a problem was reported. */
    public static Optional<Graph> build(
            NetworkDeclaration declaration, FormulaSource formulas, Diagnostics diagnostics) {
        return new GraphBuilder(declaration, formulas, diagnostics).build();
    }

    private Optional<Graph> build() {
        List<MemberDeclaration> members = declaration.members();
        MemberDeclaration last = members.get(members.size() - 1);
        boolean accepted = NameRules.check(declaration, diagnostics);
        accepted &= inputsInPlace(members);
        accepted &= lossesInPlace(members, last);
        if (!accepted) {
            return Optional.empty();
        }
        Node value = input(members.get(0).input());
        for (MemberDeclaration member : members) {
            Optional<Node> output = layer(member, value);
            if (output.isEmpty()) {
                return Optional.empty();
            }
            value = output.get();
        }
        LossBuilder loss = new LossBuilder(nodes, formulas, diagnostics);
        Optional<LossBuilder.Built> built = loss.build(last, value);
        return built.map(end -> GraphChecker.checked(new Graph(
                declaration.name(),
                nodes.all(),
                layers,
                List.of(end.output()),
                end.objective().stream().toList(),
                effects,
                penalties)));
    }

    private boolean inputsInPlace(List<MemberDeclaration> members) {
        boolean accepted = true;
        for (int i = 0; i < members.size(); i++) {
            MemberDeclaration member = members.get(i);
            InputDeclaration input = member.input();
            if (i == 0 && input.extents().isEmpty()) {
                diagnostics.report(Problem.NO_INPUT, input.place(), member.name(), declaration.name(), input.name());
                accepted = false;
            } else if (i > 0 && input.extents().isPresent()) {
                diagnostics.report(
                        Problem.INPUT_ELSEWHERE,
                        input.place(),
                        member.name(),
                        members.get(i - 1).name());
                accepted = false;
            } else if (i == 0) {
                accepted = extents(input);
            }
        }
        return accepted;
    }

    private boolean extents(InputDeclaration input) {
        List<Integer> extents = input.extents().orElseThrow();
        if (extents.isEmpty()) {
            diagnostics.report(Problem.INPUT_WITHOUT_EXTENTS, input.place(), input.name());
            return false;
        }
        for (int axis = 0; axis < extents.size(); axis++) {
            if (extents.get(axis) < 1) {
                diagnostics.report(
                        Problem.INPUT_EXTENT, input.place(), input.name(), axis + 1, extents.get(axis));
                return false;
            }
        }
        return withinArray(input.name(), input.place(), extents.stream().mapToLong(Integer::longValue));
    }

    private boolean withinArray(
            String name, Place place, LongStream extents) {
        long limit = Integer.MAX_VALUE;
        long size = extents.reduce(1, (a, b) -> a > limit || b > limit ? limit + 1 : Math.min(a * b, limit + 1));
        if (size > limit) {
            diagnostics.report(Problem.TOO_LARGE, place, name);
        }
        return size <= limit;
    }

    private boolean lossesInPlace(List<MemberDeclaration> members, MemberDeclaration last) {
        boolean accepted = true;
        for (int i = 0; i < members.size() - 1; i++) {
            MemberDeclaration member = members.get(i);
            if (member.loss().isPresent()) {
                AnnotationUse loss = member.loss().get();
                diagnostics.report(
                        Problem.LOSS_NOT_LAST,
                        loss.place(),
                        member.name(),
                        members.get(i + 1).name(),
                        loss.simpleName(),
                        last.name());
                accepted = false;
            }
        }
        return accepted;
    }

    private Node input(InputDeclaration input) {
        Shape shape = new Shape(true, input.extents().orElseThrow());
        trace.add(shape + " " + input.name());
        return nodes.add(input.name(), "", new Operation.Input(input.name()), List.of(), shape);
    }

    private Optional<Node> layer(MemberDeclaration member, Node input) {
        Optional<Formula> activation = member.activation().flatMap(this::elementwise);
        boolean rectified = member.activation()
                .map(use -> Boolean.TRUE.equals(use.meta().get("rectifier")))
                .orElse(false);
        LayerSite site = new LayerSite(member, input, rectified, trace, nodes, effects, diagnostics);
        Optional<LayerRule.Built> built =
                LayerRules.of(member.operation().type()).build(site);
        if (built.isEmpty() || activation.isPresent() != member.activation().isPresent()) {
            return Optional.empty();
        }
        Node output = built.get().output();
        String description = built.get().description();
        if (activation.isPresent()) {
            output = site.add(
                    member.name(), new Operation.Elementwise(activation.get()), output.shape(), output);
            description = activation.get().name() + "(" + description + ")";
        }
        if (!regularize(member)) {
            return Optional.empty();
        }
        layers.add(new Graph.Layer(
                member.name(),
                member.operation().simpleName(),
                description,
                built.get().attributes(),
                input.shape(),
                output.shape()));
        trace.add(output.shape() + " " + member.name());
        return Optional.of(output);
    }

    /** The formula of an activation with the values of its annotation. */
    private Optional<Formula> elementwise(AnnotationUse use) {
        return formulas.formula(use)
                .map(formula -> FormulaBinding.bind(formula, 1, use)
                        .named(Character.toLowerCase(use.simpleName().charAt(0))
                                + use.simpleName().substring(1)));
    }

    private boolean regularize(MemberDeclaration member) {
        boolean accepted = true;
        for (AnnotationUse regularizer : member.regularizers()) {
            Optional<Formula> formula = formulas.formula(regularizer).map(f -> FormulaBinding.bind(f, 1, regularizer));
            accepted &= formula.isPresent();
            boolean onBias = regularizer.flag("bias");
            boolean weights = false;
            boolean biases = false;
            for (Node parameter : parameters(member)) {
                Role role = ((Operation.Parameter) parameter.operation()).role();
                weights |= role == Role.WEIGHT;
                biases |= role == Role.BIAS;
                if (formula.isPresent() && (role == Role.WEIGHT || (onBias && role == Role.BIAS))) {
                    penalties.add(new Graph.Penalty(
                            parameter.id(), formula.get(), "@" + regularizer.simpleName()));
                }
            }
            if (!weights) {
                diagnostics.report(
                        Problem.REGULARIZER_WITHOUT_WEIGHT,
                        regularizer.place(),
                        member.name(),
                        regularizer.simpleName());
                accepted = false;
            } else if (onBias && !biases) {
                diagnostics.report(
                        Problem.REGULARIZER_WITHOUT_BIAS,
                        regularizer.placeOf("bias"),
                        member.name(),
                        regularizer.simpleName());
                accepted = false;
            }
        }
        return accepted;
    }

    private List<Node> parameters(MemberDeclaration member) {
        return nodes.all().stream()
                .filter(node -> node.layer().equals(member.name()) && node.operation() instanceof Operation.Parameter)
                .toList();
    }
}
