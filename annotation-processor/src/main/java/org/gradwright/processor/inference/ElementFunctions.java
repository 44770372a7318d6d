// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.GraphValue.OfNumber;
import org.gradwright.processor.inference.GraphValue.OfTensor;

/** The functions of {@code Tensor} that compute each value from one value of each operand. */
final class ElementFunctions {
    private ElementFunctions() {}

    static GraphValue unary(FunctionSite site, ScalarFunction function) {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        Formula formula =
                f.build(function.javaName().equals("-") ? "negate" : function.javaName(), f.call(function, f.input(0)));
        return ofTensor(site, formula);
    }

    static GraphValue square(FunctionSite site) {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        return ofTensor(site, f.build("square", f.multiply(f.input(0), f.input(0))));
    }

    private static GraphValue ofTensor(FunctionSite site, Formula formula) {
        Node x = site.tensor();
        return site.computed(new Operation.Elementwise(formula), x.shape(), x);
    }

    static GraphValue binary(FunctionSite site, ScalarFunction operation) {
        if (site.arguments().size() != 2) {
            return site.unknown();
        }
        String function = site.function().name();
        GraphValue second = site.arguments().get(1);
        if (second instanceof OfNumber number) {
            if (!site.finite(number, 1)) {
                return site.arguments().get(0);
            }
            FormulaBuilder f = new FormulaBuilder(List.of("x"));
            return ofTensor(site, f.build(function, f.call(operation, f.input(0), f.constant(number.value()))));
        }
        if (!(second instanceof OfTensor other)) {
            return site.unknown();
        }
        Node x = site.tensor();
        Node y = other.node();
        Optional<Shape> shape = Spreading.shape(x.shape(), y.shape());
        if (shape.isEmpty()) {
            return site.refuse(
                    List.of(x, y), "takes " + site.described(x) + " and " + site.described(y), alike(site, x, y));
        }
        FormulaBuilder f = new FormulaBuilder(List.of("a", "b"));
        return site.computed(
                new Operation.Elementwise(f.build(function, f.call(operation, f.input(0), f.input(1)))),
                shape.get(),
                Spreading.operand(site, x, shape.get()),
                Spreading.operand(site, y, shape.get()));
    }

    /** What to write so that two values have one shape. */
    private static String alike(FunctionSite site, Node a, Node b) {
        Shape x = a.shape();
        Shape y = b.shape();
        if (x.isFlat() && y.isFlat()) {
            List<String> units = Stream.concat(units(site, a, y.size()).stream(), units(site, b, x.size()).stream())
                    .toList();
            return units.isEmpty()
                    ? "Give both the same number of values; a tensor of one value a row fits any."
                    : "Let " + String.join(", or ", units) + ".";
        }
        if (x.size() != y.size()) {
            return "Let each extent, counted from the last, be the same in both, or 1 in one of them.";
        }
        Shape flat = x.isFlat() ? y : x;
        return x.isFlat() || y.isFlat()
                ? "Call flatten() on that of " + flat + "; it then has " + flat.size() + " values a row, as the other."
                : "Call reshape(" + extents(x) + ") on that of " + y + ", if its values are in that order.";
    }

    private static Optional<String> units(FunctionSite site, Node value, long due) {
        return site.construction()
                .maker(value)
                .map(made -> made.member())
                .filter(layer -> layer.operation().simpleName().equals("Dense"))
                .map(layer -> "'" + layer.name() + "' have " + due + " units");
    }

    private static String extents(Shape shape) {
        return shape.extents().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
