// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Rows;
import org.gradwright.processor.graph.Shape;

/** One rule per operation. An operation without a rule has no gradient: its inputs are constants to the objective. */
final class DerivativeRules {
    private static final Map<Class<? extends Operation>, DerivativeRule> RULES = new HashMap<>();

    static {
        RULES.put(Operation.Product.class, DerivativeRules::product);
        RULES.put(Operation.ProductTransposed.class, DerivativeRules::productTransposed);
        RULES.put(Operation.Elementwise.class, DerivativeRules::elementwise);
        RULES.put(Operation.Rowwise.class, DerivativeRules::rowwise);
        RULES.put(Operation.Reshape.class, DerivativeRules::reshape);
        RULES.put(Operation.BatchNormalize.class, BatchNormalizeRule::differentiate);
        RULES.put(Operation.Dropout.class, DerivativeRules::dropout);
        RULES.put(Operation.SoftmaxCrossEntropy.class, SoftmaxCrossEntropyRule::differentiate);
        RULES.put(Operation.WeightedSum.class, DerivativeRules::weightedSum);
        RULES.put(Operation.WeightedMean.class, DerivativeRules::weightedMean);
        RULES.put(Operation.Discrepancy.class, DiscrepancyRule::differentiate);
        RULES.putAll(SoftmaxRules.RULES);
        RULES.putAll(PartRules.RULES);
        RULES.putAll(WindowRules.RULES);
        RULES.putAll(GroupRules.RULES);
        RULES.putAll(NoiseRules.RULES);
    }

    private DerivativeRules() {}

    static boolean differentiable(Operation operation) {
        return RULES.containsKey(operation.getClass());
    }

    static DerivativeRule of(Operation operation) {
        DerivativeRule rule = RULES.get(operation.getClass());
        if (rule == null) {
            throw new IllegalStateException("no derivative rule for " + operation);
        }
        return rule;
    }

    /** y = x * w: dx = dy * transpose(w), dw = transpose(x) * dy. */
    private static void product(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Node w = backward.input(node, 1);
        if (backward.wants(node, 1)) {
            backward.contribute(
                    w,
                    backward.add(
                            w.name() + "Gradient",
                            node.layer(),
                            new Operation.TransposedProduct(),
                            w.shape(),
                            x,
                            gradient));
        }
        if (backward.wants(node, 0)) {
            backward.contribute(
                    x,
                    backward.add(
                            x.name() + "Gradient",
                            node.layer(),
                            new Operation.ProductTransposed(),
                            x.shape(),
                            gradient,
                            w));
        }
    }

    /** y = x * transpose(w): dx = dy * w, dw = transpose(dy) * x. */
    private static void productTransposed(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Node w = backward.input(node, 1);
        if (backward.wants(node, 1)) {
            String name = w.name() + "Gradient";
            backward.contribute(
                    w, backward.add(name, node.layer(), new Operation.TransposedProduct(), w.shape(), gradient, x));
        }
        if (backward.wants(node, 0)) {
            String name = x.name() + "Gradient";
            backward.contribute(x, backward.add(name, node.layer(), new Operation.Product(), x.shape(), gradient, w));
        }
    }

    /** y = f(x1, x2, ...): dxi = dy * df/dxi, summed over what xi was spread over. */
    private static void elementwise(Node node, Node gradient, Backward backward) {
        var formula = ((Operation.Elementwise) node.operation()).formula();
        for (int i = 0; i < formula.arity(); i++) {
            if (backward.wants(node, i)) {
                elementwise(node, i, gradient, backward);
            }
        }
    }

    private static void elementwise(Node node, int index, Node gradient, Backward backward) {
        Node input = backward.input(node, index);
        var formula = ((Operation.Elementwise) node.operation()).formula();
        var pullback = Arithmetic.reduced(Derivatives.pullback(formula, index));
        Node full = gradient;
        if (!gradient.shape().equals(node.shape()) || !Arithmetic.returnsInput(pullback.formula(), 0)) {
            Node[] operands = pullback.used().stream()
                    .map(used -> operand(node, gradient, used, backward))
                    .toArray(Node[]::new);
            boolean spread = !input.shape().equals(node.shape());
            full = backward.add(
                    input.name() + (spread ? "Gradients" : "Gradient"),
                    node.layer(),
                    new Operation.Elementwise(pullback.formula()),
                    node.shape(),
                    operands);
        }
        switch (Broadcast.of(input.shape(), node.shape())) {
            case FULL -> backward.contribute(input, full);
            case FEATURES ->
                backward.contribute(
                        input,
                        backward.add(
                                input.name() + "Gradient",
                                node.layer(),
                                new Operation.ColumnSum(),
                                input.shape(),
                                full));
            case ROWS ->
                backward.contribute(
                        input,
                        backward.add(
                                input.name() + "Gradient", node.layer(), new Operation.RowSum(), input.shape(), full));
            case CHANNELS, PLACES -> backward.contribute(input, SpreadRules.sum(input, full, node.layer(), backward));
            case SCALAR ->
                throw new IllegalStateException(
                        "no derivative with respect to '" + input.name() + "', which is spread over " + node.shape());
        }
    }

    /** What a pullback reads as its input {@code used}: the gradient, an input of the node, or the node's own value. */
    private static Node operand(Node node, Node gradient, int used, Backward backward) {
        if (used == 0) {
            return gradient;
        }
        return used <= node.inputs().size() ? backward.input(node, used - 1) : node;
    }

    /** y = f(row of x1, row of x2, ...): what f's pullback adds to the row of each. */
    private static void rowwise(Node node, Node gradient, Backward backward) {
        var formula = ((Operation.Rowwise) node.operation()).formula();
        for (int i = 0; i < formula.arity(); i++) {
            if (!backward.wants(node, i)) {
                continue;
            }
            Node input = backward.input(node, i);
            if (!input.shape().batched()) {
                throw new IllegalStateException(
                        "no derivative with respect to '" + input.name() + "', which is the same for all rows");
            }
            var pullback = Arithmetic.reduced(Rows.pullback(formula, i));
            Node[] operands = pullback.used().stream()
                    .filter(used -> used <= formula.arity())
                    .map(used -> operand(node, gradient, used, backward))
                    .toArray(Node[]::new);
            backward.contribute(
                    input,
                    backward.add(
                            input.name() + "Gradient",
                            node.layer(),
                            new Operation.RowwiseGradient(pullback.formula()),
                            input.shape(),
                            operands));
        }
    }

    private static void reshape(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        backward.contribute(
                x, backward.add(x.name() + "Gradient", node.layer(), new Operation.Reshape(), x.shape(), gradient));
    }

    /** y = x * mask: dx = dy * mask. */
    private static void dropout(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Node mask = backward.input(node, 1);
        backward.contribute(
                x,
                backward.add(
                        x.name() + "Gradient",
                        node.layer(),
                        new Operation.Elementwise(Arithmetic.MULTIPLY),
                        x.shape(),
                        gradient,
                        mask));
    }

    /** The gradient of every loss of a row is the row's weight, divided as the reduction says. */
    private static void weightedSum(Node node, Node gradient, Backward backward) {
        var sum = (Operation.WeightedSum) node.operation();
        long values = backward.input(node, 0).shape().size();
        switch (sum.reduction()) {
            case SUM -> rowFactor(node, Arithmetic.rowFactor(sum.factor()), backward, gradient);
            case ROW_MEAN ->
                rowFactor(node, Arithmetic.rowFactor(sum.factor(), 1), backward, gradient, backward.batchSize());
            case MEAN ->
                rowFactor(node, Arithmetic.rowFactor(sum.factor(), values), backward, gradient, backward.batchSize());
        }
    }

    private static void weightedMean(Node node, Node gradient, Backward backward) {
        double factor = ((Operation.WeightedMean) node.operation()).factor();
        rowFactor(node, Arithmetic.rowFactor(factor, 1), backward, gradient, backward.input(node, 2));
    }

    private static void rowFactor(Node node, Formula factor, Backward backward, Node... others) {
        List<Node> operands = new ArrayList<>(List.of(backward.input(node, 1)));
        operands.addAll(List.of(others));
        backward.contribute(
                backward.input(node, 0),
                backward.add(
                        node.name() + "Factor",
                        node.layer(),
                        new Operation.Elementwise(factor),
                        Shape.batch(),
                        operands.toArray(Node[]::new)));
    }
}
