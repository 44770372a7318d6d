// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/** Derivatives of the softmax of a row and of its logarithm, from their values y rather than from what they are given. */
final class SoftmaxRules {
    static final Map<Class<? extends Operation>, DerivativeRule> RULES = Map.of(
            Operation.Softmax.class, SoftmaxRules::softmax,
            Operation.LogSoftmax.class, SoftmaxRules::logSoftmax);

    private SoftmaxRules() {}

    /** {@code dx[j] = y[j] * (dy[j] - sum(dy * y))}. */
    private static void softmax(Node node, Node gradient, Backward backward) {
        fromValue(new Operation.SoftmaxGradient(), node, gradient, backward);
    }

    /** {@code dx[j] = dy[j] - exp(y[j]) * sum(dy)}. */
    private static void logSoftmax(Node node, Node gradient, Backward backward) {
        fromValue(new Operation.LogSoftmaxGradient(), node, gradient, backward);
    }

    private static void fromValue(Operation operation, Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        backward.contribute(x, backward.add(x.name() + "Gradient", node.layer(), operation, x.shape(), node, gradient));
    }
}
