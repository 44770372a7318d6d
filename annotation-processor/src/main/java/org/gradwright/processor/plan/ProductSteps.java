// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.plan.Step.Argument;

/** Matrix products, their gradients, and sums over the batch. */
final class ProductSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.Product.class,
            (node, lowering) -> product("product", "panelProduct", node, lowering),
            Operation.ProductTransposed.class,
            (node, lowering) -> product("productTransposed", "panelProductTransposed", node, lowering),
            Operation.TransposedProduct.class,
            ProductSteps::weightGradient,
            Operation.ColumnSum.class,
            ProductSteps::columnSum);

    private ProductSteps() {}

    private static List<Step> product(String plain, String inPanels, Node node, Lowering lowering) {
        Shape weight = lowering.input(node, 1).shape();
        return List.of(Lowering.call(
                lowering.isInPanels(lowering.input(node, 1)) ? inPanels : plain,
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.out(node),
                lowering.rows(node, 0),
                new Argument.Count(weight.extents().get(0)),
                new Argument.Count(weight.extents().get(1))));
    }

    /** A product to each of whose rows the second input of {@code sum} is added. */
    static Step started(Node node, Node sum, Lowering lowering) {
        return Lowering.call(
                lowering.isInPanels(lowering.input(node, 1)) ? "panelProduct" : "product",
                lowering.value(node, 0),
                lowering.value(node, 1),
                lowering.value(sum, 1),
                lowering.out(sum),
                lowering.rows(node, 0),
                lowering.columns(node, 0),
                lowering.columns(node, 1));
    }

    private static List<Step> weightGradient(Node node, Lowering lowering) {
        return List.of(lowering.sink(
                node,
                lowering.isInPanels(lowering.trainedBy(node)) ? "addTransposedPanelProduct" : "addTransposedProduct",
                lowering.rows(node, 0),
                lowering.columns(node, 0),
                lowering.columns(node, 1)));
    }

    private static List<Step> columnSum(Node node, Lowering lowering) {
        Argument rows = lowering.rows(node, 0);
        Argument columns = lowering.columns(node, 0);
        return List.of(
                lowering.isSink(node)
                        ? lowering.sink(node, "addColumnSums", rows, columns)
                        : Lowering.call("columnSums", lowering.value(node, 0), lowering.out(node), rows, columns));
    }
}
