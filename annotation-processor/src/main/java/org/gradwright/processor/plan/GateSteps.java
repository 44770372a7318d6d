// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import org.gradwright.processor.formula.BranchLowering;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.plan.Step.Argument;

/**
 * Gradients that pass where a value is above 0, and are stopped elsewhere: those of rectified values. A routine computes them,
 * because it can choose with vectors, which HotSpot does not make of a choice in a loop.
 */
final class GateSteps {
    private GateSteps() {}

    /** Whether all that a group computes is one number of another for each element of arrays of a session. */
    static boolean isGate(Group group, Lowering lowering) {
        Node node = group.nodes().get(0);
        return group.nodes().size() == 1
                && node.shape().batched()
                && !inputs(node).isEmpty()
                && lies(node, node, lowering)
                && lies(lowering.input(node, 0), node, lowering)
                && lies(lowering.input(node, 1), node, lowering);
    }

    private static boolean lies(Node value, Node node, Lowering lowering) {
        return value.shape().equals(node.shape()) && lowering.location(value.id()) instanceof Location.Array;
    }

    private static List<Integer> inputs(Node node) {
        return Group.formula(node).map(BranchLowering::gated).orElse(List.of());
    }

    static Step gate(Node node, Lowering lowering) {
        List<Integer> inputs = inputs(node);
        return Lowering.call(
                Step.GATE,
                lowering.value(node, inputs.get(0)),
                lowering.value(node, inputs.get(1)),
                lowering.out(node),
                new Argument.Rows(node.shape().size()));
    }
}
