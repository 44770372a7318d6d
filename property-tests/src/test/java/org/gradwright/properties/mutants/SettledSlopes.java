// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.Relation;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.graph.Arithmetic;

/** What the slopes are where functions have none: gives those that are something else. */
public final class SettledSlopes implements Function<String, List<String>> {
    private final List<String> wrong = new ArrayList<>();

    @Override
    public List<String> apply(String ignored) {
        expect(0, ScalarFunction.ABS, 0, 0);
        for (int input = 0; input < 2; input++) {
            expect(0.5, ScalarFunction.MAX, input, 1.5, 1.5);
            expect(0.5, ScalarFunction.MIN, input, 1.5, 1.5);
            expect(0, ScalarFunction.HYPOT, input, 0, 0);
            expect(0, ScalarFunction.ATAN2, input, 0, 0);
            expect(0, ScalarFunction.POW, input, 0, 0);
        }
        FormulaBuilder relu = new FormulaBuilder(List.of("x"));
        int x = relu.input(0);
        int zero = relu.constant(0);
        int value = relu.select(relu.compare(Relation.GREATER, x, zero), x, zero);
        compare("relu", 0, Derivatives.derivative(relu.build("relu", value), 0).evaluate(0)[0]);
        compare("a root", 0, Derivatives.derivative(Arithmetic.root(1), 0).evaluate(0)[0]);
        return wrong;
    }

    private void expect(double slope, ScalarFunction function, int input, double... at) {
        FormulaBuilder builder = new FormulaBuilder(List.of("a", "b").subList(0, at.length));
        int[] arguments = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            arguments[i] = builder.input(i);
        }
        var formula = builder.build("f", builder.call(function, arguments));
        compare(
                function + " in input " + input,
                slope,
                Derivatives.derivative(formula, input).evaluate(at)[0]);
    }

    private void compare(String what, double expected, double actual) {
        if (expected != actual) {
            wrong.add("slope of " + what + " is " + actual + ", but settled as " + expected);
        }
    }
}
