// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradwright.processor.graph.Operation.BatchMean;
import org.gradwright.processor.graph.Operation.BatchNormalize;
import org.gradwright.processor.graph.Operation.BatchNormalizeGradient;
import org.gradwright.processor.graph.Operation.BatchVariance;
import org.gradwright.processor.graph.Operation.ColumnSum;
import org.gradwright.processor.graph.Operation.Divisor;
import org.gradwright.processor.graph.Operation.Dropout;
import org.gradwright.processor.graph.Operation.OneHot;
import org.gradwright.processor.graph.Operation.Product;
import org.gradwright.processor.graph.Operation.ProductTransposed;
import org.gradwright.processor.graph.Operation.RememberMean;
import org.gradwright.processor.graph.Operation.RememberVariance;
import org.gradwright.processor.graph.Operation.Softmax;
import org.gradwright.processor.graph.Operation.SoftmaxCrossEntropy;
import org.gradwright.processor.graph.Operation.SoftmaxCrossEntropyGradient;
import org.gradwright.processor.graph.Operation.TransposedProduct;
import org.gradwright.processor.graph.Operation.WeightedMean;
import org.gradwright.processor.graph.Operation.WeightedSum;

/** One rule per operation whose shape follows from its inputs. */
final class ShapeRules {
    /**
     * How a shape follows.
     *
     * @param arity number of inputs
     * @param shape of the result; throws {@link IllegalArgumentException} for inputs that do not fit
     */
    record Rule(int arity, Function<List<Shape>, Shape> shape) {}

    private static final Map<Class<? extends Operation>, Rule> RULES = new HashMap<>();

    static {
        RULES.put(Product.class, new Rule(2, in -> product(in, 0, 0, Shape.batch(extent(in, 1, 1)))));
        RULES.put(ProductTransposed.class, new Rule(2, in -> product(in, 0, 1, Shape.batch(extent(in, 1, 0)))));
        RULES.put(TransposedProduct.class, new Rule(2, in -> Shape.fixed(extent(in, 0, 0), extent(in, 1, 0))));
        RULES.put(Operation.RowSum.class, new Rule(1, in -> Shape.batch()));
        RULES.put(Operation.LastSum.class, new Rule(1, in -> Broadcast.places(in.get(0))));
        RULES.put(Operation.Exchange.class, new Rule(1, in -> exchanged(in.get(0))));
        RULES.put(ColumnSum.class, new Rule(1, ShapeRules::columns));
        RULES.put(Operation.StandardizedSum.class, new Rule(4, ShapeRules::columns));
        RULES.put(BatchMean.class, new Rule(2, ShapeRules::columns));
        RULES.put(BatchVariance.class, new Rule(3, ShapeRules::columns));
        RULES.put(BatchNormalize.class, new Rule(5, ShapeRules::first));
        RULES.put(BatchNormalizeGradient.class, new Rule(7, ShapeRules::first));
        RULES.put(RememberMean.class, new Rule(2, ShapeRules::first));
        RULES.put(RememberVariance.class, new Rule(2, ShapeRules::first));
        RULES.put(Dropout.class, new Rule(2, in -> same(in, 0, 1)));
        RULES.put(Operation.Disturb.class, new Rule(2, in -> same(in, 0, 1)));
        RULES.put(Softmax.class, new Rule(1, ShapeRules::first));
        RULES.put(Operation.SoftmaxGradient.class, new Rule(2, in -> same(in, 0, 1)));
        RULES.put(Operation.LogSoftmax.class, new Rule(1, ShapeRules::first));
        RULES.put(Operation.LogSoftmaxGradient.class, new Rule(2, in -> same(in, 0, 1)));
        RULES.put(SoftmaxCrossEntropy.class, new Rule(2, in -> Shape.batch()));
        RULES.put(SoftmaxCrossEntropyGradient.class, new Rule(3, ShapeRules::first));
        RULES.put(Operation.Discrepancy.class, new Rule(3, in -> Shape.SCALAR));
        RULES.put(Operation.DiscrepancyGradient.class, new Rule(4, in -> same(in, 0, 1)));
        RULES.put(Divisor.class, new Rule(1, in -> Shape.SCALAR));
        RULES.put(WeightedSum.class, new Rule(2, in -> Shape.SCALAR));
        RULES.put(WeightedMean.class, new Rule(3, in -> Shape.SCALAR));
    }

    private ShapeRules() {}

    static Rule of(Operation operation) {
        if (operation instanceof OneHot oneHot) {
            return new Rule(1, in -> Shape.batch(oneHot.classes()));
        }
        if (operation instanceof Operation.Windowed windowed) {
            return WindowShapes.of(windowed);
        }
        if (operation instanceof Operation.Grouped grouped) {
            return GroupShapes.of(grouped);
        }
        Rule rule = RULES.get(operation.getClass());
        if (rule == null) {
            throw new IllegalArgumentException("no rule for the shape of " + operation);
        }
        return rule;
    }

    private static Shape first(List<Shape> inputs) {
        return inputs.get(0);
    }

    private static Shape exchanged(Shape shape) {
        List<Integer> extents = shape.extents();
        require(shape.batched() && extents.size() == 4, "exchanges axes of " + shape);
        return Shape.batch(extents.get(0), extents.get(2), extents.get(1), extents.get(3));
    }

    private static Shape columns(List<Shape> inputs) {
        return Shape.fixed(inputs.get(0).last());
    }

    private static Shape same(List<Shape> inputs, int one, int other) {
        require(inputs.get(one).equals(inputs.get(other)), "reads " + inputs + ", which should be alike");
        return inputs.get(one);
    }

    /** The result of a product that sums over the last axis of input 0 and the given axis of input 1. */
    private static Shape product(List<Shape> inputs, int axis, int otherAxis, Shape result) {
        require(inputs.get(0).isFlat(), "multiplies " + inputs.get(0) + ", which is no matrix");
        require(extent(inputs, 0, axis) == extent(inputs, 1, otherAxis), "sums over extents that differ: " + inputs);
        return result;
    }

    private static int extent(List<Shape> inputs, int index, int axis) {
        List<Integer> extents = inputs.get(index).extents();
        require(axis < extents.size(), "reads " + inputs.get(index) + ", which has too few axes");
        return extents.get(axis);
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }
}
