// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradwright.processor.declaration.LossDeclaration;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Kind;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.GraphValue.OfScalar;
import org.gradwright.processor.inference.GraphValue.OfTensor;
import org.gradwright.processor.inference.GraphValue.Term;

/** Calls of losses that are members: of the prediction and its target, or of the tensors that the formula takes. */
final class LossCalls {
    private static final int PAIR = 2;

    private final Construction construction;
    private final LossRules rules;
    private final Map<String, Integer> calls = new HashMap<>();

    LossCalls(Construction construction) {
        this.construction = construction;
        this.rules = new LossRules(construction);
    }

    GraphValue call(Scope scope, LossDeclaration member, List<GraphValue> arguments, Place place) {
        List<Node> tensors = new ArrayList<>();
        for (GraphValue argument : arguments) {
            if (!(argument instanceof OfTensor tensor)) {
                construction.refuse();
                return Construction.MISSING;
            }
            tensors.add(tensor.node());
        }
        int due = member.loss().metaInteger("tensors", PAIR);
        String name = scope.nameOf(member);
        int call = calls.merge(name, 1, Integer::sum);
        String called = call == 1 ? name : name + call;
        Optional<Node> total =
                due == PAIR ? pair(called, member, tensors, place) : several(called, member, tensors, place);
        if (total.isEmpty()) {
            construction.refuse();
            return Construction.MISSING;
        }
        return new OfScalar(List.of(new Term(called, total.get(), tensors, 1)));
    }

    /** A loss of a prediction and a target. */
    private Optional<Node> pair(String name, LossDeclaration member, List<Node> tensors, Place place) {
        Node prediction = tensors.get(0);
        Node target = tensors.get(1);
        String due = member.loss().meta("target");
        if (due.equals("CLASS")) {
            construction.refuse(
                    Problem.GRAPH_CALL,
                    place,
                    List.of(),
                    member.name(),
                    "compares with classes, which no Tensor holds",
                    "Write @" + member.loss().simpleName() + " on the layer whose value is an output.");
            return Optional.empty();
        }
        if (!rules.fits(member.loss(), prediction.name(), prediction)) {
            return Optional.empty();
        }
        Shape shape = due.equals("ONE") ? Shape.batch() : prediction.shape();
        if (target.shape().size() != shape.size()) {
            construction.refuse(
                    Problem.GRAPH_SHAPES,
                    place,
                    construction.trace(prediction),
                    member.name(),
                    "compares " + prediction.shape() + " of '" + prediction.name() + "' with " + target.shape()
                            + " of '" + target.name() + "'",
                    "Give both the same number of values.");
            return Optional.empty();
        }
        if (!member.loss().numbers("classWeights").isEmpty() && construction.isTrained(target)) {
            construction.refuse(
                    Problem.GRAPH_CALL,
                    place,
                    construction.trace(target),
                    member.name(),
                    "weighs the classes of '" + target.name() + "', which is computed from parameters",
                    "Compare with an input, or leave classWeights out of @"
                            + member.loss().simpleName() + ".");
            return Optional.empty();
        }
        return builder(name, member, prediction).build(shaped(target, shape));
    }

    /** A loss of the tensors that its formula takes first: a row for a row of the formula, else numbers. */
    private Optional<Node> several(String name, LossDeclaration member, List<Node> tensors, Place place) {
        Optional<Formula> formula = construction.formulas.formula(member.loss());
        if (formula.isEmpty()) {
            return Optional.empty();
        }
        List<Kind> kinds = formula.get().kinds().subList(0, tensors.size());
        boolean ofRows = kinds.contains(Kind.ROW);
        List<Node> shaped = new ArrayList<>();
        for (int i = 0; i < tensors.size(); i++) {
            Node tensor = tensors.get(i);
            boolean row = kinds.get(i) == Kind.ROW;
            long size = tensor.shape().size();
            long most = row ? first(tensors, kinds).shape().size() : 1;
            boolean fits =
                    ofRows ? size == most : size == tensors.get(0).shape().size() || size == 1;
            if (!fits) {
                construction.refuse(
                        Problem.GRAPH_SHAPES,
                        place,
                        construction.trace(tensor),
                        member.name(),
                        "takes " + tensor.shape() + " of '" + tensor.name() + "' as '"
                                + formula.get().inputs().get(i) + "'",
                        row
                                ? "Give all its rows " + most + " values."
                                : ofRows ? "Give it one value a row." : "Give all its tensors the same shape.");
                return Optional.empty();
            }
            Shape shape = ofRows
                    ? row ? Shape.batch((int) size) : Shape.batch()
                    : size == 1 ? Shape.batch() : tensors.get(0).shape();
            shaped.add(shaped(tensor, shape));
        }
        Node largest = shaped.stream()
                .reduce((a, b) -> b.shape().size() > a.shape().size() ? b : a)
                .orElseThrow();
        return builder(name, member, largest).build(shaped);
    }

    private static Node first(List<Node> tensors, List<Kind> kinds) {
        return tensors.get(kinds.indexOf(Kind.ROW));
    }

    private ObjectiveBuilder builder(String name, LossDeclaration member, Node raw) {
        return new ObjectiveBuilder(name, member.loss(), member.options(), raw, construction);
    }

    private Node shaped(Node node, Shape shape) {
        return node.shape().equals(shape)
                ? node
                : construction.compute(node.name() + "Values", new Operation.Reshape(), shape, node);
    }
}
