// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.plan.Step.Argument;

/**
 * Formulas of a matrix and numbers for its columns that routines compute: HotSpot vectorizes no loop that reads some arrays at
 * one index and some at another.
 */
final class ColumnFormulas {
    private static final Map<Formula, String> ROUTINES = Map.of(
            Arithmetic.NORMALIZE, "normalizeColumns",
            Arithmetic.SCALE_AND_SHIFT, "scaleAndShiftColumns");

    private ColumnFormulas() {}

    /** Whether a routine computes a node; none takes running statistics, which lie in one array for all layers. */
    static boolean areOf(Node node, Graph graph) {
        return Group.formula(node).filter(ROUTINES::containsKey).isPresent()
                && node.shape().batched()
                && graph.node(node.input(0)).shape().equals(node.shape())
                && node.inputs().stream().skip(1).map(graph::node).allMatch(input -> isOfColumns(input, node.shape()));
    }

    private static boolean isOfColumns(Node input, Shape shape) {
        return Broadcast.of(input.shape(), shape) == Broadcast.FEATURES
                && !(input.operation() instanceof Operation.Statistic);
    }

    static Step step(Node node, Lowering lowering) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            arguments.add(lowering.value(node, i));
        }
        arguments.add(lowering.out(node));
        arguments.add(lowering.rows(node, 0));
        arguments.add(lowering.columns(node, 0));
        String routine = Group.formula(node).map(ROUTINES::get).orElseThrow();
        return new Step.Call(routine, arguments);
    }
}
