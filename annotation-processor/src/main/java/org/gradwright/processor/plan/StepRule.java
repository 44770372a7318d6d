// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import org.gradwright.processor.graph.Node;

/** How a node whose operation is not elementwise becomes steps. */
@FunctionalInterface
interface StepRule {
    /** The steps that compute the node; none where there is nothing to do. */
    List<Step> steps(Node node, Lowering lowering);
}
