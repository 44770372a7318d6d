// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.List;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/**
 * {@code y = -sum(t * log(p))} of every row with {@code p = softmax(x)}. In the logits x the gradient is an operation of its
 * own. In the target t, which may be computed as well, it is {@code -log(p) = s - x}, where {@code s = log(sum(exp(x)))} is
 * taken as {@code -sum(p * log(p)) + sum(p * x)}, for which no exponential overflows and no logarithm is of 0.
 */
final class SoftmaxCrossEntropyRule {
    private static final Formula IN_TARGET = inTarget();

    private SoftmaxCrossEntropyRule() {}

    static void differentiate(Node node, Node gradient, Backward backward) {
        Node logits = backward.input(node, 0);
        Node target = backward.input(node, 1);
        if (backward.wants(node, 0)) {
            backward.contribute(
                    logits,
                    backward.add(
                            logits.name() + "Gradient",
                            node.layer(),
                            new Operation.SoftmaxCrossEntropyGradient(),
                            logits.shape(),
                            logits,
                            target,
                            gradient));
        }
        if (backward.wants(node, 1)) {
            inTarget(node, logits, target, gradient, backward);
        }
    }

    private static void inTarget(Node node, Node logits, Node target, Node gradient, Backward backward) {
        String layer = node.layer();
        Shape shape = logits.shape();
        Operation multiply = new Operation.Elementwise(Arithmetic.MULTIPLY);
        Node softmax = backward.add(logits.name() + "Softmax", layer, new Operation.Softmax(), shape, logits);
        Node entropy = backward.add(
                logits.name() + "Entropy", layer, new Operation.SoftmaxCrossEntropy(), node.shape(), logits, softmax);
        Node products = backward.add(logits.name() + "Products", layer, multiply, shape, softmax, logits);
        Node mean = backward.add(logits.name() + "Mean", layer, new Operation.RowSum(), node.shape(), products);
        backward.contribute(
                target,
                backward.add(
                        target.name() + "Gradient",
                        layer,
                        new Operation.Elementwise(IN_TARGET),
                        target.shape(),
                        gradient,
                        entropy,
                        mean,
                        logits));
    }

    private static Formula inTarget() {
        FormulaBuilder f = new FormulaBuilder(List.of("gradient", "entropy", "mean", "logit"));
        return f.build("inTarget", f.multiply(f.input(0), f.subtract(f.add(f.input(1), f.input(2)), f.input(3))));
    }
}
