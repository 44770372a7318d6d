// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.formula.Bounds;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Rows;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.plan.Step.RowOperand;

/** Functions of whole rows, and what reaches their inputs. */
final class RowSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.Rowwise.class,
            (node, lowering) -> List.of(step(node, ((Operation.Rowwise) node.operation()).formula(), lowering)),
            Operation.RowwiseGradient.class,
            (node, lowering) ->
                    List.of(step(node, ((Operation.RowwiseGradient) node.operation()).formula(), lowering)));

    private RowSteps() {}

    private static Step step(Node node, Formula formula, Lowering lowering) {
        List<RowOperand> operands = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            operands.add(operand(node.input(i), lowering.input(node, i).shape(), lowering));
        }
        boolean writesRow = Rows.writesRow(formula);
        RowOperand result = operand(node.id(), node.shape(), lowering);
        if (writesRow) {
            operands.add(result);
        }
        Map<String, String> scratch = new HashMap<>();
        Bounds.scratchLengths(formula)
                .forEach((name, length) -> scratch.put(name, lowering.scratch(node, name, length)));
        return new Step.Rows(formula, operands, result, scratch);
    }

    private static RowOperand operand(int id, Shape shape, Lowering lowering) {
        return new RowOperand(lowering.location(id), shape);
    }
}
