// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** The gradient of each of two batches whose distributions are compared; the other one's is the same with both exchanged. */
final class DiscrepancyRule {
    private DiscrepancyRule() {}

    static void differentiate(Node node, Node gradient, Backward backward) {
        double bandwidth = ((Operation.Discrepancy) node.operation()).bandwidth();
        Node weights = backward.input(node, 2);
        Node factors = backward.add(
                node.name() + "Factor",
                node.layer(),
                new Operation.Elementwise(Arithmetic.rowFactor(1)),
                Shape.batch(),
                weights,
                gradient);
        for (int i = 0; i < 2; i++) {
            if (backward.wants(node, i)) {
                Node x = backward.input(node, i);
                backward.contribute(
                        x,
                        backward.add(
                                x.name() + "Gradient",
                                node.layer(),
                                new Operation.DiscrepancyGradient(bandwidth),
                                x.shape(),
                                x,
                                backward.input(node, 1 - i),
                                weights,
                                factors));
            }
        }
    }
}
