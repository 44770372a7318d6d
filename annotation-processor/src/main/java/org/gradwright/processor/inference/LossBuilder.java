// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.Relation;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.NodeList;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.ValueType;

/** The end of a network: its output with the loss's link, and the loss as an objective. */
public final class LossBuilder {
    private static final Set<String> TO_PROBABILITY_LINKS = Set.of("SIGMOID", "SOFTMAX");

    private final Construction construction;
    private final NodeList nodes;
    private final Diagnostics diagnostics;

    LossBuilder(Construction construction) {
        this.construction = construction;
        this.nodes = construction.nodes;
        this.diagnostics = construction.diagnostics;
    }

    /** Whether the loss of that annotation type is an operation of the graph and has no formula. */
    public static boolean isOperation(String type) {
        return ObjectiveBuilder.SOFTMAX_CROSS_ENTROPIES.contains(type) || type.equals(ObjectiveBuilder.DISCREPANCY);
    }

    /** An output and, where it has a loss, what is trained. */
    record Built(Graph.Output output, Optional<Graph.Objective> objective) {}

    /** Builds the loss of an output; empty when a problem was reported. */
    Optional<Built> build(MemberDeclaration member, Node raw) {
        if (member.loss().isEmpty()) {
            if (!withoutOptions(member)) {
                return Optional.empty();
            }
            Graph.Output output = new Graph.Output(member.name(), raw.id(), raw.id(), "values");
            return Optional.of(new Built(output, Optional.empty()));
        }
        AnnotationUse loss = member.loss().get();
        Node target = target(member, loss, raw);
        Optional<Node> total =
                new ObjectiveBuilder(member.name(), loss, member.lossOptions(), raw, construction).build(target);
        if (total.isEmpty()) {
            return Optional.empty();
        }
        Node linked = link(member, loss, raw);
        boolean probabilities =
                loss.meta("takes").equals("PROBABILITIES") || TO_PROBABILITY_LINKS.contains(loss.meta("link"));
        String meaning = probabilities ? "probabilities" : "values";
        return Optional.of(new Built(
                new Graph.Output(member.name(), raw.id(), linked.id(), meaning),
                Optional.of(new Graph.Objective(member.name(), total.get().id(), List.of(raw.id())))));
    }

    private Node target(MemberDeclaration member, AnnotationUse loss, Node raw) {
        boolean labels = loss.meta("target").equals("CLASS");
        boolean one = loss.meta("target").equals("ONE");
        return nodes.add(
                member.name() + "Target",
                "",
                new Operation.Target(member.name(), numbers(loss)),
                List.of(),
                labels || one ? Shape.batch() : raw.shape(),
                labels ? ValueType.LABELS : ValueType.VALUES);
    }

    private static Operation.Numbers numbers(AnnotationUse loss) {
        return switch (loss.meta("target")) {
            case "PROBABILITIES" -> Operation.Numbers.PROBABILITIES;
            case "DISTRIBUTION" -> Operation.Numbers.DISTRIBUTION;
            default -> Operation.Numbers.ANY;
        };
    }

    /** Whether a member without a loss has nothing that belongs to one; if it has, that is reported. */
    private boolean withoutOptions(MemberDeclaration member) {
        var weight = member.lossOptions().weight();
        weight.ifPresent(
                given -> diagnostics.report(Problem.LOSS_OPTION_WITHOUT_LOSS, given.place(), member.name(), "Weight"));
        var masked = member.lossOptions().masked();
        masked.ifPresent(place -> diagnostics.report(Problem.LOSS_OPTION_WITHOUT_LOSS, place, member.name(), "Masked"));
        return weight.isEmpty() && masked.isEmpty();
    }

    private Node link(MemberDeclaration member, AnnotationUse loss, Node raw) {
        String name = member.name() + "Probabilities";
        List<Integer> inputs = List.of(raw.id());
        return switch (loss.meta("link")) {
            case "SOFTMAX" -> nodes.add(name, member.name(), new Operation.Softmax(), inputs, raw.shape());
            case "SIGMOID" -> nodes.add(name, member.name(), new Operation.Elementwise(sigmoid()), inputs, raw.shape());
            case "EXPONENTIAL" ->
                nodes.add(
                        member.name() + "Exponential",
                        member.name(),
                        new Operation.Elementwise(exponential()),
                        inputs,
                        raw.shape());
            case "IDENTITY" -> raw;
            default -> throw new IllegalStateException("unknown link " + loss.meta("link"));
        };
    }

    private static Formula exponential() {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        return f.build("exponential", f.call(ScalarFunction.EXP, f.input(0)));
    }

    /** {@code 1 / (1 + exp(-x))}, computed from the exponential that cannot overflow. */
    static Formula sigmoid() {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        int x = f.input(0);
        int exponential = f.call(ScalarFunction.EXP, f.negate(f.call(ScalarFunction.ABS, x)));
        int inverse = f.divide(f.constant(1), f.add(f.constant(1), exponential));
        int positive = f.compare(Relation.GREATER_OR_EQUAL, x, f.constant(0));
        return f.build("sigmoid", f.select(positive, inverse, f.multiply(exponential, inverse)));
    }
}
