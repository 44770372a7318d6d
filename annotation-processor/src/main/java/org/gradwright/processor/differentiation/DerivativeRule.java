// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import org.gradwright.processor.graph.Node;

/** How the gradient of one operation's value becomes gradients of its inputs. */
@FunctionalInterface
interface DerivativeRule {
    /**
     * Adds, for every input that {@linkplain Backward#wants is of use}, the node of its gradient.
     *
     * @param node a forward node
     * @param gradient of the objective with respect to the node's value; of the node's shape, or {@code [batch]} where it
     *     is the same for all values of a row
     */
    void differentiate(Node node, Node gradient, Backward backward);
}
