// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/** The derivative of normalization by groups. */
final class GroupRules {
    static final Map<Class<? extends Operation>, DerivativeRule> RULES =
            Map.of(Operation.GroupStandardize.class, GroupRules::standardize);

    private GroupRules() {}

    /** From the value itself, as {@code h} makes the mean unnecessary (Ba et al. 2016, supplement; Wu and He 2018). */
    private static void standardize(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Node inverse = backward.input(node, node.inputs().size() - 1);
        var ofInput = new Operation.GroupStandardizeGradient(((Operation.GroupStandardize) node.operation()).groups());
        backward.contribute(
                x, backward.add(x.name() + "Gradient", node.layer(), ofInput, x.shape(), gradient, node, inverse));
    }
}
