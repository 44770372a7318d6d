// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.Map;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/** Derivatives of what joins values, takes parts of them, or adds them up by rows. */
final class PartRules {
    static final Map<Class<? extends Operation>, DerivativeRule> RULES = Map.of(
            Operation.Concat.class, PartRules::concat,
            Operation.Slice.class, PartRules::slice,
            Operation.RowSum.class, PartRules::rowSum);

    private PartRules() {}

    /** Each input gets its part of the gradient. */
    private static void concat(Node node, Node gradient, Backward backward) {
        int from = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            Node part = backward.input(node, i);
            if (backward.wants(node, i)) {
                backward.contribute(
                        part,
                        backward.add(
                                part.name() + "Gradient",
                                node.layer(),
                                new Operation.Slice(from),
                                part.shape(),
                                gradient));
            }
            from += part.shape().last();
        }
    }

    /** What is not in the slice gets 0. */
    private static void slice(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Operation insert = new Operation.Insert(((Operation.Slice) node.operation()).from());
        backward.contribute(x, backward.add(x.name() + "Gradient", node.layer(), insert, x.shape(), gradient));
    }

    /** Each value of a row gets the gradient of the row's sum. */
    private static void rowSum(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Operation spread = new Operation.Elementwise(Arithmetic.COPY);
        backward.contribute(x, backward.add(x.name() + "Gradient", node.layer(), spread, x.shape(), gradient));
    }
}
