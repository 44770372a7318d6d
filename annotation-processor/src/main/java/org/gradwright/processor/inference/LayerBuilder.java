// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** Builds the calls of layers. All calls of a layer use the same parameters. */
final class LayerBuilder implements OtherLayers {
    private final Construction construction;
    private final Diagnostics diagnostics;
    private final PenaltyBuilder penalties;
    private final Map<String, Called> called = new HashMap<>();
    private final Map<Call, Node> results = new HashMap<>();

    LayerBuilder(Construction construction) {
        this.construction = construction;
        this.diagnostics = construction.diagnostics;
        this.penalties = new PenaltyBuilder(construction.nodes, construction.formulas, diagnostics);
    }

    private record Call(String layer, int input) {}

    /** What is known of a layer from the calls before. */
    private static final class Called {
        private final StoredValues stored = new StoredValues();
        private final Shape input;
        private final boolean dense;
        private int calls;
        private boolean refused;

        private Called(MemberDeclaration member, Shape input) {
            this.input = input;
            this.dense = member.operation().simpleName().equals("Dense");
        }
    }

    /**
     * The value of a layer.
     *
     * @param output its node; one that stands for it where a problem was reported
     */
    record Result(Node output, boolean accepted) {}

    /** The value that a layer gives for another one. */
    Result call(MemberDeclaration member, Node input, Place place) {
        boolean random = LayerRules.of(member.operation().type())
                .filter(LayerRule::isRandom)
                .isPresent();
        Call call = new Call(member.name(), input.id());
        if (results.containsKey(call) && !random) {
            return new Result(results.get(call), true);
        }
        Called before = called.computeIfAbsent(member.name(), name -> new Called(member, input.shape()));
        LayerSite site = site(member, input, before);
        Optional<Node> built = layer(site);
        before.refused |= built.isEmpty();
        before.calls++;
        if (built.isPresent() && !before.stored.fit()) {
            diagnostics.report(
                    Problem.GRAPH_SHARED,
                    place,
                    site.trace(),
                    member.name(),
                    input.shape(),
                    before.input,
                    "Declare a layer of its own for this value, or bring both to the same shape.");
            return new Result(standIn(site), false);
        }
        Node output = built.orElseGet(() -> standIn(site));
        construction.trace(output, site.trace(), member.name());
        construction.made(output, member, input);
        if (built.isPresent()) {
            results.put(call, output);
        }
        return new Result(output, built.isPresent());
    }

    /** What stands for the value of a layer that was refused before. */
    Result refused(MemberDeclaration member, Node input) {
        Called before = called.computeIfAbsent(member.name(), name -> new Called(member, input.shape()));
        before.refused = true;
        before.calls++;
        LayerSite site = site(member, input, before);
        Node output = standIn(site);
        construction.trace(output, site.trace(), member.name());
        return new Result(output, false);
    }

    /** How often a layer is called so far. */
    int calls(String layer) {
        Called before = called.get(layer);
        return before == null ? 0 : before.calls;
    }

    @Override
    public Optional<Node> denseWeight(String layer) {
        Called before = called.get(layer);
        return before == null || !before.dense ? Optional.empty() : before.stored.find(layer + "Weight");
    }

    @Override
    public boolean isRefused(String layer) {
        Called before = called.get(layer);
        return before != null && before.refused;
    }

    private LayerSite site(MemberDeclaration member, Node input, Called before) {
        boolean rectified = member.activation()
                .map(use -> Boolean.TRUE.equals(use.meta().get("rectifier")))
                .orElse(false);
        return new LayerSite(
                member,
                input,
                rectified,
                construction.trace(input),
                construction.nodes,
                member.frozen() ? new ArrayList<>() : construction.effects,
                before.stored,
                this,
                before.calls,
                diagnostics);
    }

    /** Takes the place of a layer that was refused, so that those after it can be checked. */
    private static Node standIn(LayerSite site) {
        Shape shape = LayerRules.of(site.attributes().type())
                .map(rule -> rule.shapeDespiteProblem(site))
                .orElse(site.input().shape());
        if (site.member().activation().isPresent()) {
            shape = RowActivations.shape(site.member().activation().get(), shape);
        }
        return site.add(site.member().name(), new Operation.Reshape(), shape, site.input());
    }

    private Optional<Node> layer(LayerSite site) {
        MemberDeclaration member = site.member();
        Optional<AnnotationUse> overRow = member.activation().filter(use -> RowActivations.isOperation(use.type()));
        Optional<Formula> activation =
                overRow.isPresent() ? Optional.empty() : member.activation().flatMap(this::elementwise);
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
        accepted &= penalties.accepts(member, rule.get());
        accepted &= InitializerRules.accepts(member, rule.get(), diagnostics);
        Optional<LayerRule.Built> built = accepted ? rule.get().build(site) : Optional.empty();
        boolean complete = overRow.isPresent()
                || activation.isPresent() == member.activation().isPresent();
        if (built.isEmpty() || !complete) {
            return Optional.empty();
        }
        Node output = built.get().output();
        String description = built.get().description();
        if (activation.isPresent()) {
            output = site.add(member.name(), new Operation.Elementwise(activation.get()), output.shape(), output);
            description = activation.get().name() + "(" + description + ")";
        }
        if (overRow.isPresent()) {
            AnnotationUse use = overRow.get();
            if (!RowActivations.accepts(use, member.name(), output.shape(), site.trace(), diagnostics)) {
                return Optional.empty();
            }
            output = RowActivations.build(use, member.name(), output, site::add);
            description = RowActivations.name(use) + "(" + description + ")";
        }
        if (site.call() == 0) {
            if (!member.frozen()) {
                construction.penalties.addAll(penalties.build(member));
            }
            construction.layers.add(new Graph.Layer(
                    member.name(),
                    member.operation().simpleName(),
                    description,
                    built.get().attributes(),
                    site.input().shape(),
                    output.shape(),
                    member.frozen()));
        }
        return Optional.of(output);
    }

    /** The formula of an activation with the values of its annotation. */
    Optional<Formula> elementwise(AnnotationUse use) {
        return construction
                .formulas
                .formula(use)
                .flatMap(formula -> FormulaBinding.bind(formula, 1, use, diagnostics))
                .map(formula ->
                        formula.named(Character.toLowerCase(use.simpleName().charAt(0))
                                + use.simpleName().substring(1)));
    }
}
