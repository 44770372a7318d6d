// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/** The derivatives of what is computed from windows on images. */
final class WindowRules {
    static final Map<Class<? extends Operation>, DerivativeRule> RULES = Map.of(
            Operation.Convolution.class, WindowRules::convolution,
            Operation.ConvolutionTransposed.class, WindowRules::transposed,
            Operation.WindowMax.class, WindowRules::max,
            Operation.WindowSum.class, WindowRules::sum,
            Operation.WindowSpread.class, WindowRules::spread);

    private WindowRules() {}

    /** y = x * w: dx = dy transposed * w, dw = the gradient of w from x and dy. */
    private static void convolution(Node node, Node gradient, Backward backward) {
        var convolution = (Operation.Convolution) node.operation();
        Node x = backward.input(node, 0);
        Node w = backward.input(node, 1);
        if (backward.wants(node, 1)) {
            var ofWeight = new Operation.ConvolutionGradient(convolution.window(), convolution.groups());
            backward.contribute(w, add(w, node, ofWeight, backward, x, gradient));
        }
        if (backward.wants(node, 0)) {
            var ofInput = new Operation.ConvolutionTransposed(convolution.window(), convolution.groups());
            backward.contribute(x, add(x, node, ofInput, backward, gradient, w));
        }
    }

    /** y = x transposed * w, so that y is the image: dx = dy * w, dw = the gradient of w from dy and x. */
    private static void transposed(Node node, Node gradient, Backward backward) {
        var convolution = (Operation.ConvolutionTransposed) node.operation();
        Node x = backward.input(node, 0);
        Node w = backward.input(node, 1);
        if (backward.wants(node, 1)) {
            var ofWeight = new Operation.ConvolutionGradient(convolution.window(), convolution.groups());
            backward.contribute(w, add(w, node, ofWeight, backward, gradient, x));
        }
        if (backward.wants(node, 0)) {
            var ofInput = new Operation.Convolution(convolution.window(), convolution.groups());
            backward.contribute(x, add(x, node, ofInput, backward, gradient, w));
        }
    }

    private static void max(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        var ofInput = new Operation.WindowMaxGradient(((Operation.WindowMax) node.operation()).window());
        backward.contribute(x, add(x, node, ofInput, backward, gradient, x));
    }

    private static void sum(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        var sum = (Operation.WindowSum) node.operation();
        backward.contribute(x, add(x, node, new Operation.WindowSpread(sum.window(), sum.mean()), backward, gradient));
    }

    private static void spread(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        var spread = (Operation.WindowSpread) node.operation();
        backward.contribute(
                x, add(x, node, new Operation.WindowSum(spread.window(), spread.mean()), backward, gradient));
    }

    private static Node add(Node of, Node node, Operation operation, Backward backward, Node... inputs) {
        return backward.add(of.name() + "Gradient", node.layer(), operation, of.shape(), inputs);
    }
}
