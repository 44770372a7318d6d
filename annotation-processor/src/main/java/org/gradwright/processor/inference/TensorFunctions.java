// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.Body.Expression;
import org.gradwright.processor.declaration.NumberValue;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.inference.GraphValue.OfNumber;
import org.gradwright.processor.inference.GraphValue.OfScalar;
import org.gradwright.processor.inference.GraphValue.OfTensor;
import org.gradwright.processor.inference.ReductionFunctions.Kind;

/** The methods of {@code Tensor} and {@code Scalar}, a file for each family. */
final class TensorFunctions {
    private final Construction construction;
    private final LayerBuilder layers;

    TensorFunctions(Construction construction, LayerBuilder layers) {
        this.construction = construction;
        this.layers = layers;
    }

    /**
     * What a function gives.
     *
     * @param name what to call the value; empty to name it after the function
     */
    GraphValue call(Expression.Function function, List<GraphValue> arguments, String name) {
        FunctionSite site =
                new FunctionSite(construction, function, arguments, name.isEmpty() ? function.name() : name);
        if (arguments.get(0) instanceof OfScalar) {
            return LossArithmetic.call(site);
        }
        if (!(arguments.get(0) instanceof OfTensor)) {
            return site.unknown();
        }
        if (function.activation().isPresent()) {
            return activation(site, function.activation().get());
        }
        return switch (function.name()) {
            case "add" -> ElementFunctions.binary(site, ScalarFunction.ADD);
            case "subtract" -> ElementFunctions.binary(site, ScalarFunction.SUBTRACT);
            case "multiply" -> ElementFunctions.binary(site, ScalarFunction.MULTIPLY);
            case "divide" -> ElementFunctions.binary(site, ScalarFunction.DIVIDE);
            case "maximum" -> ElementFunctions.binary(site, ScalarFunction.MAX);
            case "minimum" -> ElementFunctions.binary(site, ScalarFunction.MIN);
            case "negate" -> ElementFunctions.unary(site, ScalarFunction.NEGATE);
            case "abs" -> ElementFunctions.unary(site, ScalarFunction.ABS);
            case "exp" -> ElementFunctions.unary(site, ScalarFunction.EXP);
            case "log" -> ElementFunctions.unary(site, ScalarFunction.LOG);
            case "sqrt" -> ElementFunctions.unary(site, ScalarFunction.SQRT);
            case "square" -> ElementFunctions.square(site);
            case "flatten" -> ShapeFunctions.flatten(site);
            case "reshape" -> ShapeFunctions.reshape(site);
            case "concat" -> ShapeFunctions.concat(site);
            case "slice" -> ShapeFunctions.slice(site);
            case "permute" -> ShapeFunctions.permute(site);
            case "transpose" -> ShapeFunctions.transpose(site);
            case "sum" -> ReductionFunctions.call(site, Kind.SUM);
            case "mean" -> ReductionFunctions.call(site, Kind.MEAN);
            case "max" -> ReductionFunctions.call(site, Kind.MAX);
            case "maxPool" -> PoolFunctions.windows(site, true);
            case "averagePool" -> PoolFunctions.windows(site, false);
            case "globalMaxPool" -> PoolFunctions.global(site, true);
            case "globalAveragePool" -> PoolFunctions.global(site, false);
            case "pad" -> PoolFunctions.pad(site);
            default -> site.unknown();
        };
    }

    private GraphValue activation(FunctionSite site, AnnotationUse use) {
        List<GraphValue> arguments = site.arguments();
        String function = site.function().name();
        Node x = site.tensor();
        if (RowActivations.isOperation(use.type())) {
            boolean accepted = arguments.size() == 1
                    && RowActivations.accepts(
                            use, function, x.shape(), construction.trace(x), construction.diagnostics);
            return accepted
                    ? new OfTensor(RowActivations.build(use, site.name(), x, construction::compute))
                    : site.unknown();
        }
        Optional<Formula> unbound = construction.formulas.formula(use);
        if (unbound.isEmpty()) {
            return site.unknown();
        }
        AnnotationUse given = use;
        for (int i = 1; i < arguments.size(); i++) {
            if (!(arguments.get(i) instanceof OfNumber number)
                    || i >= unbound.get().arity()) {
                return site.unknown();
            }
            given = given.with(
                    unbound.get().inputs().get(i),
                    number.value(),
                    site.function().arguments().get(i).place());
        }
        boolean accepted = true;
        for (NumberValue number : given.numbers()) {
            accepted &= !given.isWritten(number.member())
                    || ValueRules.check(number, number.member() + " of '" + function + "'", construction.diagnostics);
        }
        if (!accepted) {
            construction.refuse();
            return new OfTensor(x);
        }
        return layers.elementwise(given)
                .map(formula -> site.computed(new Operation.Elementwise(formula), x.shape(), x))
                .orElseGet(site::unknown);
    }
}
