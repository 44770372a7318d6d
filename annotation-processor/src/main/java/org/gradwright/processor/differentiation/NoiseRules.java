// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/** The derivative of noise that is added. */
final class NoiseRules {
    static final Map<Class<? extends Operation>, DerivativeRule> RULES =
            Map.of(Operation.Disturb.class, NoiseRules::disturb);

    private NoiseRules() {}

    /** y = x + noise: dx = dy. */
    private static void disturb(Node node, Node gradient, Backward backward) {
        backward.contribute(backward.input(node, 0), gradient);
    }
}
