// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.Relation;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;

/** {@code x > 0 ? x : slope * x} with a trained slope for every feature, or one for all; the shape stays. */
final class PReluRule implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright.PRelu";
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        Node x = site.input();
        boolean shared = site.attributes().flag("shared");
        Initial initial = Initial.constant(site.attributes().number("initial"));
        Node slope = site.parameter(
                "slope", Role.SCALE, initial, shared ? 1 : x.shape().last());
        Operation rectified = new Operation.Elementwise(formula());
        Node result;
        if (shared && x.shape().last() > 1) {
            // one feature: the slope of a feature is that of all values
            Node column = site.add(site.part("column"), new Operation.Reshape(), column(x.shape()), x);
            Node values = site.add(site.part("rectified"), rectified, column.shape(), column, slope);
            result = site.add(site.resultName("values"), new Operation.Reshape(), x.shape(), values);
        } else {
            result = site.add(site.resultName("rectified"), rectified, x.shape(), x, slope);
        }
        return Optional.of(new Built(result, "prelu(" + x.name() + ", slope)"));
    }

    private static Shape column(Shape shape) {
        List<Integer> extents = new ArrayList<>(shape.extents());
        extents.add(1);
        return new Shape(true, extents);
    }

    private static Formula formula() {
        FormulaBuilder f = new FormulaBuilder(List.of("x", "slope"));
        int positive = f.compare(Relation.GREATER, f.input(0), f.constant(0));
        return f.build("prelu", f.select(positive, f.input(0), f.multiply(f.input(1), f.input(0))));
    }
}
