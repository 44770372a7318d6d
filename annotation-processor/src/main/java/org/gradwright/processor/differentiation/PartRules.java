// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.Map;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/** Derivatives of what joins values, takes parts of them, exchanges their axes, or adds them up. */
final class PartRules {
    static final Map<Class<? extends Operation>, DerivativeRule> RULES = Map.of(
            Operation.Concat.class, PartRules::concat,
            Operation.Slice.class, PartRules::slice,
            Operation.Insert.class, PartRules::insert,
            Operation.Exchange.class, PartRules::exchange,
            Operation.RowSum.class, PartRules::sum,
            Operation.LastSum.class, PartRules::sum);

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

    /** What was put in gets its part of the gradient; the zeros around it are constants. */
    private static void insert(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Operation slice = new Operation.Slice(((Operation.Insert) node.operation()).at());
        backward.contribute(x, backward.add(x.name() + "Gradient", node.layer(), slice, x.shape(), gradient));
    }

    /** The axes of the gradient are exchanged back. */
    private static void exchange(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Operation back = new Operation.Exchange();
        backward.contribute(x, backward.add(x.name() + "Gradient", node.layer(), back, x.shape(), gradient));
    }

    /** Each value gets the gradient of the sum that it is a part of. */
    private static void sum(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Operation spread = new Operation.Elementwise(Arithmetic.COPY);
        backward.contribute(x, backward.add(x.name() + "Gradient", node.layer(), spread, x.shape(), gradient));
    }
}
