// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final PenaltyBuilder penaltyBuilder;

    private GraphBuilder(NetworkDeclaration declaration, FormulaSource formulas, Diagnostics diagnostics) {
        this.declaration = declaration;
        this.formulas = formulas;
        this.diagnostics = diagnostics;
        this.penaltyBuilder = new PenaltyBuilder(nodes, formulas, diagnostics);
    }

    /** The graph, or empty when a problem was reported. */
    public static Optional<Graph> build(
            NetworkDeclaration declaration, FormulaSource formulas, Diagnostics diagnostics) {
        return new GraphBuilder(declaration, formulas, diagnostics).build();
    }

    private Optional<Graph> build() {
        if (!InputRules.inOrder(declaration, diagnostics)) {
            return Optional.empty();
        }
        List<MemberDeclaration> members = declaration.members();
        MemberDeclaration last = members.get(members.size() - 1);
        LossRules lossRules = new LossRules(members, diagnostics);
        boolean complete = NameRules.check(declaration, diagnostics);
        boolean inputsInPlace = InputRules.check(declaration, diagnostics);
        complete &= inputsInPlace;
        complete &= lossRules.inPlace();
        Node value = input(members.get(0).input(), inputsInPlace);
        for (MemberDeclaration member : members) {
            LayerSite site = site(member, value);
            Optional<Node> output = layer(site);
            complete &= output.isPresent();
            value = output.orElseGet(() -> standIn(site));
            trace.add(value.shape() + " " + member.name());
        }
        complete = complete && parametersFit();
        if (last.loss().isPresent()) {
            complete &= lossRules.fits(last.loss().get(), value.shape(), trace);
            complete &= LossBuilder.isOperation(last.loss().get().type())
                    || formulas.formula(last.loss().get()).isPresent();
        }
        if (!complete) {
            return Optional.empty();
        }
        LossBuilder loss = new LossBuilder(nodes, formulas, diagnostics);
        return loss.build(last, value)
                .map(end -> GraphChecker.checked(new Graph(
                        declaration.name(),
                        nodes.all(),
                        layers,
                        List.of(end.output()),
                        end.objective().stream().toList(),
                        effects,
                        penalties)));
    }

    /** Whether one array can hold all parameters; if not, that is reported. */
    private boolean parametersFit() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Node node : nodes.all()) {
            if (node.operation() instanceof Operation.Parameter) {
                sizes.merge(node.layer(), node.shape().size(), Long::sum);
            }
        }
        long size = sizes.values().stream().mapToLong(Long::longValue).sum();
        if (size <= Integer.MAX_VALUE) {
            return true;
        }
        Map.Entry<String, Long> largest =
                sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        diagnostics.report(
                Problem.TOO_LARGE,
                declaration.place(),
                trace,
                "the parameter array of '" + declaration.name() + "'",
                size,
                String.format(
                        Locale.ROOT,
                        "Make '%s', or what it is given, smaller; it has %,d of them.",
                        largest.getKey(),
                        largest.getValue()));
        return false;
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
        boolean accepted = ValueRules.check(member, diagnostics);
        accepted &= rule.get().accepts(site);
        accepted &= penaltyBuilder.accepts(member, rule.get());
        Optional<LayerRule.Built> built = accepted ? rule.get().build(site) : Optional.empty();
        if (built.isEmpty() || activation.isPresent() != member.activation().isPresent()) {
            return Optional.empty();
        }
        penalties.addAll(penaltyBuilder.build(member));
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
}
