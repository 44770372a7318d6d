// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.Body.Expression;
import org.gradwright.processor.declaration.NumberValue;
import org.gradwright.processor.diagnostic.NumberText;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.GraphValue.OfNumber;
import org.gradwright.processor.inference.GraphValue.OfScalar;
import org.gradwright.processor.inference.GraphValue.OfTensor;

/** The methods of {@code Tensor} and {@code Scalar}. */
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
        GraphValue first = arguments.get(0);
        if (first instanceof OfScalar scalar) {
            return scalar(function, scalar, arguments);
        }
        if (!(first instanceof OfTensor tensor)) {
            return unknown();
        }
        Node x = tensor.node();
        String called = name.isEmpty() ? function.name() : name;
        if (function.activation().isPresent()) {
            List<Place> places =
                    function.arguments().stream().map(Expression::place).toList();
            return activation(function.activation().get(), function.name(), x, arguments, places, called);
        }
        return switch (function.name()) {
            case "add" -> binary(function, ScalarFunction.ADD, arguments, called);
            case "subtract" -> binary(function, ScalarFunction.SUBTRACT, arguments, called);
            case "multiply" -> binary(function, ScalarFunction.MULTIPLY, arguments, called);
            case "divide" -> binary(function, ScalarFunction.DIVIDE, arguments, called);
            case "maximum" -> binary(function, ScalarFunction.MAX, arguments, called);
            case "minimum" -> binary(function, ScalarFunction.MIN, arguments, called);
            case "negate" -> unary(ScalarFunction.NEGATE, x, called);
            case "abs" -> unary(ScalarFunction.ABS, x, called);
            case "exp" -> unary(ScalarFunction.EXP, x, called);
            case "log" -> unary(ScalarFunction.LOG, x, called);
            case "sqrt" -> unary(ScalarFunction.SQRT, x, called);
            case "square" -> square(x, called);
            case "flatten" ->
                reshaped(
                        called,
                        new Operation.Reshape(),
                        Shape.batch(Math.toIntExact(x.shape().size())),
                        x);
            case "reshape" -> reshape(function, x, arguments, called);
            case "concat" -> concat(function, arguments, called);
            case "slice" -> slice(function, x, arguments, called);
            case "sum" -> rowSum(x, 1, called);
            case "mean" -> rowSum(x, 1.0 / x.shape().size(), called);
            default -> unknown();
        };
    }

    private GraphValue activation(
            AnnotationUse use, String function, Node x, List<GraphValue> arguments, List<Place> places, String name) {
        if (RowActivations.isOperation(use.type())) {
            boolean accepted = arguments.size() == 1
                    && RowActivations.accepts(
                            use, function, x.shape(), construction.trace(x), construction.diagnostics);
            return accepted ? new OfTensor(RowActivations.build(use, name, x, construction::compute)) : unknown();
        }
        Optional<Formula> unbound = construction.formulas.formula(use);
        if (unbound.isEmpty()) {
            return unknown();
        }
        AnnotationUse given = use;
        for (int i = 1; i < arguments.size(); i++) {
            if (!(arguments.get(i) instanceof OfNumber number)
                    || i >= unbound.get().arity()) {
                return unknown();
            }
            given = given.with(unbound.get().inputs().get(i), number.value(), places.get(i));
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
                .map(formula -> computed(name, new Operation.Elementwise(formula), x.shape(), x))
                .orElseGet(this::unknown);
    }

    private GraphValue unary(ScalarFunction function, Node x, String name) {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        Formula formula =
                f.build(function.javaName().equals("-") ? "negate" : function.javaName(), f.call(function, f.input(0)));
        return computed(name, new Operation.Elementwise(formula), x.shape(), x);
    }

    private GraphValue square(Node x, String name) {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        Formula formula = f.build("square", f.multiply(f.input(0), f.input(0)));
        return computed(name, new Operation.Elementwise(formula), x.shape(), x);
    }

    private GraphValue binary(
            Expression.Function function, ScalarFunction operation, List<GraphValue> arguments, String name) {
        Node x = ((OfTensor) arguments.get(0)).node();
        if (arguments.size() != 2) {
            return unknown();
        }
        if (arguments.get(1) instanceof OfNumber number) {
            if (!finite(function, number, 1)) {
                return arguments.get(0);
            }
            FormulaBuilder f = new FormulaBuilder(List.of("x"));
            Formula formula = f.build(function.name(), f.call(operation, f.input(0), f.constant(number.value())));
            return computed(name, new Operation.Elementwise(formula), x.shape(), x);
        }
        if (!(arguments.get(1) instanceof OfTensor other)) {
            return unknown();
        }
        Node y = other.node();
        FormulaBuilder f = new FormulaBuilder(List.of("a", "b"));
        Operation both = new Operation.Elementwise(f.build(function.name(), f.call(operation, f.input(0), f.input(1))));
        if (x.shape().equals(y.shape())) {
            return computed(name, both, x.shape(), x, y);
        }
        if (y.shape().size() == 1) {
            return computed(name, both, x.shape(), x, perRow(y));
        }
        if (x.shape().size() == 1) {
            return computed(name, both, y.shape(), perRow(x), y);
        }
        return refuse(function, List.of(x, y), "takes " + described(x) + " and " + described(y), alike(x, y));
    }

    /** What to write so that two values have one shape. */
    private String alike(Node a, Node b) {
        Shape x = a.shape();
        Shape y = b.shape();
        if (x.isFlat() && y.isFlat()) {
            List<String> units = Stream.concat(units(a, y.size()).stream(), units(b, x.size()).stream())
                    .toList();
            return units.isEmpty()
                    ? "Give both the same number of values; a tensor of one value a row fits any."
                    : "Let " + String.join(", or ", units) + ".";
        }
        if (x.size() != y.size()) {
            return "Give both the same shape; a tensor of one value a row fits any.";
        }
        Shape flat = x.isFlat() ? y : x;
        return x.isFlat() || y.isFlat()
                ? "Call flatten() on that of " + flat + "; it then has " + flat.size() + " values a row, as the other."
                : "Call reshape(" + extents(x) + ") on that of " + y + ", if its values are in that order.";
    }

    private Optional<String> units(Node value, long due) {
        return construction
                .maker(value)
                .map(made -> made.member())
                .filter(layer -> layer.operation().simpleName().equals("Dense"))
                .map(layer -> "'" + layer.name() + "' have " + due + " units");
    }

    private static String extents(Shape shape) {
        return shape.extents().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private String described(Node x) {
        return x.shape() + " of '" + construction.label(x) + "'";
    }

    /** Whether a constant can be computed with; if not, that is reported. */
    private boolean finite(Expression.Function function, OfNumber number, int argument) {
        boolean finite = Double.isFinite(number.value()) && Double.isFinite((float) number.value());
        if (!finite) {
            construction.refuse(
                    Problem.OUT_OF_RANGE,
                    function.arguments().get(argument).place(),
                    List.of(),
                    "the number that '" + function.name() + "' takes",
                    NumberText.of(number.value()),
                    "finite in float",
                    "Floats reach up to 3.4e38.");
        }
        return finite;
    }

    /** One number for each row. */
    private Node perRow(Node x) {
        return x.shape().extents().isEmpty()
                ? x
                : construction.compute(x.name() + "Each", new Operation.Reshape(), Shape.batch(), x);
    }

    private GraphValue reshape(Expression.Function function, Node x, List<GraphValue> arguments, String name) {
        Optional<List<Integer>> extents = integers(arguments);
        if (extents.isEmpty()) {
            return unknown();
        }
        long size = 1;
        boolean positive = !extents.get().isEmpty();
        for (int extent : extents.get()) {
            positive &= extent > 0;
            size *= Math.max(extent, 0);
        }
        if (!positive || size != x.shape().size()) {
            return refuse(
                    function,
                    List.of(x),
                    "makes " + new Shape(true, extents.get()) + " of '" + construction.label(x) + "', which is "
                            + x.shape(),
                    "Let the extents of a row, without the batch, multiply to "
                            + x.shape().size() + ".");
        }
        return reshaped(name, new Operation.Reshape(), new Shape(true, extents.get()), x);
    }

    private GraphValue concat(Expression.Function function, List<GraphValue> arguments, String name) {
        List<Node> parts = new ArrayList<>();
        for (GraphValue argument : arguments) {
            if (!(argument instanceof OfTensor tensor)) {
                return unknown();
            }
            parts.add(tensor.node());
        }
        if (parts.size() < 2) {
            return refuse(function, parts, "takes one tensor", "Give it two or more, or leave it out.");
        }
        List<Integer> leading = leading(parts.get(0).shape());
        if (parts.stream().anyMatch(part -> !leading(part.shape()).equals(leading))) {
            Node other = parts.stream()
                    .filter(part -> !leading(part.shape()).equals(leading))
                    .findFirst()
                    .orElseThrow();
            return refuse(
                    function,
                    parts,
                    "takes " + described(parts.get(0)) + " and " + described(other),
                    "It joins values along the last axis: let the other extents be alike, or flatten() them.");
        }
        List<Integer> extents = new ArrayList<>(leading);
        extents.add(parts.stream().mapToInt(part -> part.shape().last()).sum());
        return reshaped(name, new Operation.Concat(), new Shape(true, extents), parts.toArray(Node[]::new));
    }

    private static List<Integer> leading(Shape shape) {
        List<Integer> extents = shape.extents();
        return extents.isEmpty() ? extents : extents.subList(0, extents.size() - 1);
    }

    private GraphValue slice(Expression.Function function, Node x, List<GraphValue> arguments, String name) {
        Optional<List<Integer>> bounds = integers(arguments);
        if (bounds.isEmpty() || bounds.get().size() != 2) {
            return unknown();
        }
        int from = bounds.get().get(0);
        int to = bounds.get().get(1);
        int last = x.shape().last();
        if (from < 0 || to > last || from >= to) {
            return refuse(
                    function,
                    List.of(x),
                    "takes the values from " + from + " to " + to + " of '" + construction.label(x) + "', which is "
                            + x.shape(),
                    from >= 0 && from < last
                            ? "Let it end behind its beginning and at " + last + " at most, as in slice(" + from + ", "
                                    + last + ")."
                            : "Let it begin at 0 or later and end at " + last + " at most, as in slice(0, " + last
                                    + ").");
        }
        List<Integer> extents = new ArrayList<>(leading(x.shape()));
        extents.add(to - from);
        return reshaped(name, new Operation.Slice(from), new Shape(true, extents), x);
    }

    /** The sum of the values of each row, times a factor. */
    private GraphValue rowSum(Node x, double factor, String name) {
        Node sum = construction.compute(x.name() + "RowSum", new Operation.RowSum(), Shape.batch(), x);
        Node scaled = sum;
        if (factor != 1) {
            FormulaBuilder f = new FormulaBuilder(List.of("x"));
            Formula times = f.build("mean", f.multiply(f.input(0), f.constant(factor)));
            scaled = construction.compute(x.name() + "RowMean", new Operation.Elementwise(times), Shape.batch(), sum);
        }
        return reshaped(name, new Operation.Reshape(), Shape.batch(1), scaled);
    }

    private GraphValue scalar(Expression.Function function, OfScalar first, List<GraphValue> arguments) {
        if (arguments.size() == 1 && function.name().equals("negate")) {
            return scaled(first, -1);
        }
        if (arguments.size() != 2) {
            return unknown();
        }
        GraphValue second = arguments.get(1);
        if (second instanceof OfScalar other) {
            return switch (function.name()) {
                case "add" ->
                    new OfScalar(Stream.concat(first.terms().stream(), other.terms().stream())
                            .toList());
                case "subtract" ->
                    new OfScalar(Stream.concat(
                                    first.terms().stream(),
                                    other.terms().stream().map(term -> term.times(-1)))
                            .toList());
                default -> unknown();
            };
        }
        if (second instanceof OfNumber number) {
            boolean byZero = function.name().equals("divide") && number.value() == 0;
            if (byZero || !finite(function, number, 1)) {
                if (byZero) {
                    construction.refuse(
                            Problem.OUT_OF_RANGE,
                            function.arguments().get(1).place(),
                            List.of(),
                            "the number that 'divide' takes",
                            NumberText.of(number.value()),
                            "other than 0",
                            "divide(2) halves a loss and its gradients.");
                }
                return Construction.MISSING;
            }
            return switch (function.name()) {
                case "multiply", "divide" -> scaled(first, factor(function.name(), number.value()));
                default -> unknown();
            };
        }
        return unknown();
    }

    private static double factor(String function, double number) {
        return function.equals("divide") ? 1 / number : number;
    }

    private static OfScalar scaled(OfScalar scalar, double factor) {
        return new OfScalar(
                scalar.terms().stream().map(term -> term.times(factor)).toList());
    }

    private static Optional<List<Integer>> integers(List<GraphValue> arguments) {
        List<Integer> integers = new ArrayList<>();
        for (GraphValue argument : arguments.subList(1, arguments.size())) {
            if (!(argument instanceof OfNumber number) || !number.whole()) {
                return Optional.empty();
            }
            integers.add((int) number.value());
        }
        return Optional.of(integers);
    }

    private GraphValue computed(String name, Operation operation, Shape shape, Node... inputs) {
        return new OfTensor(construction.compute(name, operation, shape, inputs));
    }

    /** A value of another shape, which traces show. */
    private GraphValue reshaped(String name, Operation operation, Shape shape, Node... inputs) {
        Node node = construction.compute(name, operation, shape, inputs);
        construction.trace(node, construction.trace(node), construction.label(node));
        return new OfTensor(node);
    }

    private GraphValue refuse(Expression.Function function, List<Node> of, String what, String fix) {
        if (of.stream().anyMatch(construction::isDoubtful)) {
            return Construction.MISSING;
        }
        List<String> trace = of.size() == 1 ? construction.trace(of.get(0)) : construction.branches(of);
        construction.refuse(Problem.GRAPH_SHAPES, function.place(), trace, function.name(), what, fix);
        return Construction.MISSING;
    }

    /** What javac reports itself. */
    private GraphValue unknown() {
        construction.refuse();
        return Construction.MISSING;
    }
}
