// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/** Which weights are stored in panels, as the provider of the routines likes it, and not row-major. */
public final class Panels {
    /** A matrix with no more columns is one panel. */
    public static final int WIDTH = 64;

    private Panels() {}

    /** Whether a parameter is: a matrix of many columns that products alone read. */
    public static boolean hold(Graph graph, Node parameter) {
        List<Integer> extents = parameter.shape().extents();
        return parameter.operation() instanceof Operation.Parameter
                && extents.size() == 2
                && extents.get(1) > WIDTH
                && graph.nodes().stream()
                        .filter(node -> node.inputs().contains(parameter.id()))
                        .allMatch(node -> isProduct(node) && node.input(0) != parameter.id());
    }

    private static boolean isProduct(Node node) {
        return node.operation() instanceof Operation.Product || node.operation() instanceof Operation.ProductTransposed;
    }
}
