// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.InputDeclaration;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
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
    private static final BigInteger LONGEST = BigInteger.valueOf(Integer.MAX_VALUE);

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
        boolean complete = NameRules.check(declaration, diagnostics);
        boolean inputsInPlace = inputsInPlace(members);
        complete &= inputsInPlace;
        complete &= lossesInPlace(members, last);
        Node value = input(members.get(0).input(), inputsInPlace);
        for (MemberDeclaration member : members) {
            LayerSite site = site(member, value);
            Optional<Node> output = layer(site);
            complete &= output.isPresent();
            value = output.orElseGet(() -> standIn(site));
            trace.add(value.shape() + " " + member.name());
        }
        complete = complete && parametersFit();
        LossBuilder loss = new LossBuilder(nodes, trace, formulas, diagnostics);
        Optional<LossBuilder.Built> built = loss.build(last, value);
        if (!complete) {
            return Optional.empty();
        }
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
                        input.extentsPlace(),
                        member.name(),
                        members.get(i - 1).name());
                accepted = false;
            } else if (i == 0) {
                accepted &= extents(input);
            } else {
                accepted &= namedAfterNoOther(member, members.get(i - 1));
            }
        }
        return accepted;
    }

    /** A parameter named as a layer that is not the one before reads as if it took that layer's value. */
    private boolean namedAfterNoOther(MemberDeclaration member, MemberDeclaration before) {
        String name = member.input().name();
        boolean other = !name.equals(before.name())
                && !name.equals(member.name())
                && declaration.members().stream().anyMatch(each -> each.name().equals(name));
        if (other) {
            diagnostics.report(
                    Problem.NAMED_AS_OTHER_LAYER, member.input().place(), member.name(), before.name(), name);
        }
        return !other;
    }

    private boolean extents(InputDeclaration input) {
        List<Integer> extents = input.extents().orElseThrow();
        if (extents.isEmpty()) {
            diagnostics.report(Problem.INPUT_WITHOUT_EXTENTS, input.extentsPlace(), input.name());
            return false;
        }
        boolean accepted = true;
        for (int axis = 0; axis < extents.size(); axis++) {
            if (extents.get(axis) < 1) {
                diagnostics.report(
                        Problem.INPUT_EXTENT,
                        input.extentPlaces().get(axis),
                        input.name(),
                        axis + 1,
                        extents.get(axis));
                accepted = false;
            }
        }
        BigInteger size =
                extents.stream().map(extent -> BigInteger.valueOf(extent)).reduce(BigInteger.ONE, BigInteger::multiply);
        if (accepted && size.compareTo(LONGEST) > 0) {
            diagnostics.report(
                    Problem.TOO_LARGE,
                    input.extentsPlace(),
                    "input '" + input.name() + "'",
                    size,
                    "Give the extents of one row, without the batch.");
            return false;
        }
        return accepted;
    }

    /** Whether one array can hold all parameters; if not, that is reported. */
    private boolean parametersFit() {
        long size = nodes.all().stream()
                .filter(node -> node.operation() instanceof Operation.Parameter)
                .mapToLong(node -> node.shape().size())
                .sum();
        if (size > Integer.MAX_VALUE) {
            diagnostics.report(
                    Problem.TOO_LARGE,
                    declaration.place(),
                    trace,
                    "the parameter array of '" + declaration.name() + "'",
                    size,
                    "Give the largest layers fewer units.");
        }
        return size <= Integer.MAX_VALUE;
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
                        last.loss().isEmpty()
                                ? "Move @" + loss.simpleName() + " to the last layer, '" + last.name() + "'."
                                : "Remove it; the last layer, '" + last.name() + "', has a loss.");
                accepted = false;
            }
        }
        return accepted;
    }

    /** The input; where it was refused, one that lets the layers be checked. */
    private Node input(InputDeclaration input, boolean accepted) {
        Shape shape = accepted ? new Shape(true, input.extents().orElseThrow()) : Shape.batch(2);
        trace.add(shape + " " + input.name());
        return nodes.add(input.name(), "", new Operation.Input(input.name()), List.of(), shape);
    }

    private LayerSite site(MemberDeclaration member, Node input) {
        boolean rectified = member.activation()
                .map(use -> Boolean.TRUE.equals(use.meta().get("rectifier")))
                .orElse(false);
        return new LayerSite(member, input, rectified, trace, nodes, effects, diagnostics);
    }

    /** Takes the place of a layer that was refused, so that those after it can be checked. */
    private Node standIn(LayerSite site) {
        Shape shape = LayerRules.of(site.attributes().type())
                .map(rule -> rule.shapeDespiteProblem(site))
                .orElse(site.input().shape());
        return site.add(site.member().name(), new Operation.Reshape(), shape, site.input());
    }

    private Optional<Node> layer(LayerSite site) {
        MemberDeclaration member = site.member();
        Optional<Formula> activation = member.activation().flatMap(this::elementwise);
        Optional<LayerRule> rule = LayerRules.of(member.operation().type());
        if (rule.isEmpty()) {
            diagnostics.report(
                    Problem.UNKNOWN_LAYER,
                    member.operation().place(),
                    member.name(),
                    member.operation().simpleName(),
                    LayerRules.known());
            return Optional.empty();
        }
        Optional<LayerRule.Built> built = rule.get().build(site);
        if (built.isEmpty()
                || !regularize(member)
                || activation.isPresent() != member.activation().isPresent()) {
            return Optional.empty();
        }
        Node output = built.get().output();
        String description = built.get().description();
        if (activation.isPresent()) {
            output = site.add(member.name(), new Operation.Elementwise(activation.get()), output.shape(), output);
            description = activation.get().name() + "(" + description + ")";
        }
        layers.add(new Graph.Layer(
                member.name(),
                member.operation().simpleName(),
                description,
                built.get().attributes(),
                site.input().shape(),
                output.shape()));
        return Optional.of(output);
    }

    /** The formula of an activation with the values of its annotation. */
    private Optional<Formula> elementwise(AnnotationUse use) {
        return formulas.formula(use)
                .flatMap(formula -> FormulaBinding.bind(formula, 1, use, diagnostics))
                .map(formula ->
                        formula.named(Character.toLowerCase(use.simpleName().charAt(0))
                                + use.simpleName().substring(1)));
    }

    private boolean regularize(MemberDeclaration member) {
        boolean accepted = true;
        for (AnnotationUse regularizer : member.regularizers()) {
            Optional<Formula> formula =
                    formulas.formula(regularizer).flatMap(f -> FormulaBinding.bind(f, 1, regularizer, diagnostics));
            accepted &= formula.isPresent();
            boolean onBias = regularizer.flag("bias");
            boolean weights = false;
            boolean biases = false;
            for (Node parameter : parameters(member)) {
                Role role = ((Operation.Parameter) parameter.operation()).role();
                weights |= role == Role.WEIGHT;
                biases |= role == Role.BIAS;
                if (formula.isPresent() && (role == Role.WEIGHT || (onBias && role == Role.BIAS))) {
                    penalties.add(new Graph.Penalty(parameter.id(), formula.get(), "@" + regularizer.simpleName()));
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
