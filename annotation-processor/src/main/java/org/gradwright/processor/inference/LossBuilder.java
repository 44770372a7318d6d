// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Locale;
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
    private static final String ACTIVATIONS = "org.gradwright.activation.";
    private static final Set<String> TO_PROBABILITIES = Set.of("Sigmoid", "HardSigmoid");
    private static final Set<String> TO_PROBABILITY_LINKS = Set.of("SIGMOID", "SOFTMAX");
    /** What the data may hold of the classes that the units of a flat output stand for. */
    private static final Set<String> CLASS_TARGETS = Set.of("CLASS", "DISTRIBUTION");

    private final NodeList nodes;
    private final List<String> trace;
    private final FormulaSource formulas;
    private final Diagnostics diagnostics;

    /**
     * @param trace shapes of the layers, for messages
     */
    LossBuilder(NodeList nodes, List<String> trace, FormulaSource formulas, Diagnostics diagnostics) {
        this.nodes = nodes;
        this.trace = List.copyOf(trace);
        this.formulas = formulas;
        this.diagnostics = diagnostics;
    }

    /** Whether the loss of that annotation type is an operation of the graph and has no formula. */
    public static boolean isOperation(String type) {
        return ObjectiveBuilder.SOFTMAX_CROSS_ENTROPIES.contains(type);
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
        if (!fits(member, loss, raw)) {
            return Optional.empty();
        }
        Node target = target(member, loss, raw);
        Optional<Node> total = new ObjectiveBuilder(member, loss, raw, nodes, formulas, diagnostics).build(target);
        if (total.isEmpty()) {
            return Optional.empty();
        }
        Node linked = link(member, loss, raw);
        boolean probabilities =
                loss.meta("takes").equals("PROBABILITIES") || TO_PROBABILITY_LINKS.contains(loss.meta("link"));
        String meaning = probabilities ? "probabilities" : "values";
        return Optional.of(new Built(
                new Graph.Output(member.name(), raw.id(), linked.id(), meaning),
                Optional.of(new Graph.Objective(member.name(), total.get().id()))));
    }

    private boolean fits(MemberDeclaration member, AnnotationUse loss, Node raw) {
        boolean fits = true;
        boolean softmax = loss.meta("link").equals("SOFTMAX");
        if ((softmax || CLASS_TARGETS.contains(loss.meta("target")))
                && !raw.shape().isFlat()) {
            diagnostics.report(
                    Problem.LOSS_NOT_FLAT,
                    loss.place(),
                    trace,
                    member.name(),
                    loss.simpleName(),
                    raw.shape(),
                    raw.shape().size());
            fits = false;
        } else if (softmax && raw.shape().last() < 2) {
            diagnostics.report(Problem.SOFTMAX_OF_ONE, loss.place(), member.name(), loss.simpleName());
            fits = false;
        }
        Optional<AnnotationUse> activation = member.activation();
        Optional<String> known =
                activation.filter(use -> use.type().startsWith(ACTIVATIONS)).map(AnnotationUse::simpleName);
        if (loss.meta("takes").equals("LOGITS")
                && known.filter(TO_PROBABILITIES::contains).isPresent()) {
            diagnostics.report(
                    Problem.LOGITS_ACTIVATED,
                    activation.get().place(),
                    member.name(),
                    loss.simpleName(),
                    known.get(),
                    loss.meta("link").toLowerCase(Locale.ROOT));
            fits = false;
        }
        boolean anyValue = activation.isEmpty()
                || known.filter(name -> !TO_PROBABILITIES.contains(name)).isPresent();
        if (loss.meta("takes").equals("PROBABILITIES") && anyValue) {
            diagnostics.report(Problem.NOT_PROBABILITIES, loss.place(), member.name(), loss.simpleName());
            fits = false;
        }
        return fits;
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
    private static Formula sigmoid() {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        int x = f.input(0);
        int exponential = f.call(ScalarFunction.EXP, f.negate(f.call(ScalarFunction.ABS, x)));
        int inverse = f.divide(f.constant(1), f.add(f.constant(1), exponential));
        int positive = f.compare(Relation.GREATER_OR_EQUAL, x, f.constant(0));
        return f.build("sigmoid", f.select(positive, inverse, f.multiply(exponential, inverse)));
    }
}
