// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.declaration.Body.Expression;
import org.gradwright.processor.diagnostic.NumberText;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.GraphValue.OfNumber;
import org.gradwright.processor.inference.GraphValue.OfTensor;

/**
 * A call of a function of {@code Tensor} or {@code Scalar}: what it is given, and where its nodes and messages go.
 *
 * @param arguments what the function is called on, and what it is given
 * @param name what to call the value
 */
record FunctionSite(Construction construction, Expression.Function function, List<GraphValue> arguments, String name) {
    FunctionSite {
        arguments = List.copyOf(arguments);
    }

    /** The tensor that the function is called on. */
    Node tensor() {
        return ((OfTensor) arguments.get(0)).node();
    }

    /** The arguments behind the first, where all are whole numbers. */
    Optional<List<Integer>> integers() {
        List<Integer> integers = new ArrayList<>();
        for (GraphValue argument : arguments.subList(1, arguments.size())) {
            if (!(argument instanceof OfNumber number) || !number.whole()) {
                return Optional.empty();
            }
            integers.add((int) number.value());
        }
        return Optional.of(integers);
    }

    GraphValue computed(Operation operation, Shape shape, Node... inputs) {
        return new OfTensor(construction.compute(name, operation, shape, inputs));
    }

    /** A value of another shape, which traces show. */
    GraphValue reshaped(Operation operation, Shape shape, Node... inputs) {
        Node node = construction.compute(name, operation, shape, inputs);
        construction.trace(node, construction.trace(node), construction.label(node));
        return new OfTensor(node);
    }

    /** The same values in other extents, as a part of what the function computes. */
    Node viewed(Node x, Shape shape) {
        return x.shape().equals(shape) ? x : part("View", new Operation.Reshape(), shape, x);
    }

    /** A value on the way to the function's own. */
    Node part(String suffix, Operation operation, Shape shape, Node... inputs) {
        return construction.compute(inputs[0].name() + suffix, operation, shape, inputs);
    }

    String described(Node x) {
        return x.shape() + " of '" + construction.label(x) + "'";
    }

    /** Whether a constant can be computed with; if not, that is reported. */
    boolean finite(OfNumber number, int argument) {
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

    GraphValue refuse(List<Node> of, String what, String fix) {
        if (of.stream().anyMatch(construction::isDoubtful)) {
            return Construction.MISSING;
        }
        List<String> trace = of.size() == 1 ? construction.trace(of.get(0)) : construction.branches(of);
        construction.refuse(Problem.GRAPH_SHAPES, function.place(), trace, function.name(), what, fix);
        return Construction.MISSING;
    }

    /** What javac reports itself. */
    GraphValue unknown() {
        construction.refuse();
        return Construction.MISSING;
    }
}
