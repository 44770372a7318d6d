// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.plan.Step.Argument;

/** What joins values, takes parts of them, exchanges their axes, or adds them up. */
final class PartSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.Concat.class, PartSteps::concat,
            Operation.Slice.class, PartSteps::slice,
            Operation.Insert.class, PartSteps::insert,
            Operation.Exchange.class, PartSteps::exchange,
            Operation.RowSum.class, PartSteps::rowSum,
            Operation.LastSum.class, PartSteps::lastSum);

    private PartSteps() {}

    private static List<Step> concat(Node node, Lowering lowering) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            int width = lowering.input(node, i).shape().last();
            steps.add(copy(node, i, 0, at, width, lowering));
            at += width;
        }
        return steps;
    }

    private static List<Step> slice(Node node, Lowering lowering) {
        int from = ((Operation.Slice) node.operation()).from();
        return List.of(copy(node, 0, from, 0, node.shape().last(), lowering));
    }

    private static List<Step> insert(Node node, Lowering lowering) {
        int at = ((Operation.Insert) node.operation()).at();
        return List.of(
                Lowering.call(
                        "clear",
                        lowering.out(node),
                        new Argument.Rows(node.shape().size())),
                copy(node, 0, 0, at, lowering.input(node, 0).shape().last(), lowering));
    }

    /** Copies {@code width} columns of an input to the node's value. */
    private static Step copy(Node node, int input, int from, int to, int width, Lowering lowering) {
        Shape shape = node.shape();
        return Lowering.call(
                "copyColumns",
                lowering.value(node, input),
                new Argument.Count(lowering.input(node, input).shape().last()),
                new Argument.Count(from),
                lowering.out(node),
                new Argument.Count(shape.last()),
                new Argument.Count(to),
                new Argument.Rows(shape.size() / shape.last()),
                new Argument.Count(width));
    }

    private static List<Step> rowSum(Node node, Lowering lowering) {
        return List.of(Lowering.call(
                "rowSums",
                lowering.value(node, 0),
                lowering.out(node),
                new Argument.Rows(1),
                new Argument.Count(
                        Math.toIntExact(lowering.input(node, 0).shape().size()))));
    }

    private static List<Step> lastSum(Node node, Lowering lowering) {
        return List.of(Lowering.call(
                "rowSums",
                lowering.value(node, 0),
                lowering.out(node),
                new Argument.Rows(node.shape().size()),
                lowering.columns(node, 0)));
    }

    private static List<Step> exchange(Node node, Lowering lowering) {
        List<Integer> extents = lowering.input(node, 0).shape().extents();
        return List.of(Lowering.call(
                "exchangeAxes",
                lowering.value(node, 0),
                lowering.out(node),
                new Argument.Rows(extents.get(0)),
                new Argument.Count(extents.get(1)),
                new Argument.Count(extents.get(2)),
                new Argument.Count(extents.get(3))));
    }
}
