// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphPrinter;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.NodeList;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Reduction;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.TrainingGraph;
import org.junit.jupiter.api.Test;

class DifferentiationTest {
    private final NodeList nodes = new NodeList();

    private Node add(String name, Operation operation, Shape shape, Node... inputs) {
        List<Integer> ids = List.of(inputs).stream().map(Node::id).toList();
        return nodes.add(name, "layer", operation, ids, shape);
    }

    private Node input() {
        return add("x", new Operation.Input("x"), Shape.batch(3));
    }

    private Node weight() {
        return add("w", new Operation.Parameter("weight", Role.WEIGHT, Initial.ZEROS), Shape.fixed(3, 3));
    }

    /** The sum of all values of a node, as an objective. */
    private Graph summed(Node value) {
        Node weights = add("weights", new Operation.SampleWeight(), Shape.batch());
        Node sum = add("sum", new Operation.WeightedSum(Reduction.SUM, 1), Shape.SCALAR, value, weights);
        return graph(value, List.of(new Graph.Objective("sum", sum.id(), List.of(sum.input(0)))));
    }

    private Graph graph(Node output, List<Graph.Objective> objectives) {
        return new Graph(
                "Small",
                nodes.all(),
                List.of(),
                List.of(new Graph.Output("output", output.id(), output.id(), "values")),
                objectives,
                List.of(),
                List.of());
    }

    /** The nodes of the backward pass, one a line. */
    private static String backward(TrainingGraph training) {
        List<String> lines = GraphPrinter.print(training.graph()).lines().toList();
        return String.join(
                "\n",
                lines.subList(
                        1 + training.forwardSize(), 1 + training.graph().nodes().size()));
    }

    private static String gradient(TrainingGraph training, TrainingGraph.Gradient gradient) {
        return training.graph().node(gradient.of()).name() + " <- "
                + training.graph().node(gradient.value()).name();
    }

    @Test
    void productGivesOneGradientOfEachFactor() {
        TrainingGraph training = Differentiation.differentiate(
                summed(square(add("y", new Operation.Product(), Shape.batch(3), input(), weight()))), true);
        assertThat(backward(training)).isEqualTo("""
                          scale = Seed(): []
                          sumFactor = rowFactor(weights, scale): [batch]
                          yGradient = square(sumFactor, y): [batch, 3]
                          wGradient = TransposedProduct(x, yGradient): [3, 3]
                          xGradient = ProductTransposed(yGradient, w): [batch, 3]\
                        """);
    }

    @Test
    void valueReadTwiceGetsTheSumOfItsGradients() {
        Node x = input();
        Node w = weight();
        Node h = add("h", new Operation.Product(), Shape.batch(3), x, w);
        Node twice = add("twice", new Operation.Elementwise(Arithmetic.MULTIPLY), Shape.batch(3), h, h);
        Node y = add("y", new Operation.Product(), Shape.batch(3), twice, w);
        TrainingGraph training = Differentiation.differentiate(summed(square(y)), false);
        assertThat(backward(training)).contains("hGradientSum = add(hGradient, hGradient2)");
        assertThat(training.inputs()).isEmpty();
        assertThat(training.parameters())
                .extracting(gradient -> gradient(training, gradient))
                .containsExactly("w <- wGradient", "w <- wGradient2");
    }

    private Node square(Node node) {
        FormulaBuilder f = new FormulaBuilder(List.of("a"));
        return add(
                "square",
                new Operation.Elementwise(f.build("square", f.multiply(f.input(0), f.input(0)))),
                node.shape(),
                node);
    }

    @Test
    void nothingIsComputedForAnInputThatNobodyAsksFor() {
        TrainingGraph training = Differentiation.differentiate(
                summed(square(add("y", new Operation.Product(), Shape.batch(3), input(), weight()))), false);
        assertThat(backward(training)).doesNotContain("xGradient").contains("wGradient");
        assertThat(training.inputs()).isEmpty();
    }

    @Test
    void inputGradientIsThereWhereItIsAskedFor() {
        TrainingGraph training = Differentiation.differentiate(
                summed(square(add("y", new Operation.Product(), Shape.batch(3), input(), weight()))), true);
        assertThat(training.inputs())
                .extracting(gradient -> gradient(training, gradient))
                .containsExactly("x <- xGradient");
    }

    @Test
    void spreadBiasGetsTheColumnSums() {
        Node bias = add("b", new Operation.Parameter("bias", Role.BIAS, Initial.ZEROS), Shape.fixed(3));
        Node y = add("y", new Operation.Elementwise(Arithmetic.ADD), Shape.batch(3), input(), bias);
        TrainingGraph training = Differentiation.differentiate(summed(square(y)), false);
        assertThat(backward(training)).contains("bGradient = ColumnSum(yGradient): [3]");
    }

    @Test
    void reshapeGivesTheGradientTheShapeOfItsInput() {
        Node x = add("x", new Operation.Input("x"), Shape.batch(2, 3));
        Node flat = add("flat", new Operation.Reshape(), Shape.batch(6), x);
        TrainingGraph training = Differentiation.differentiate(summed(square(flat)), true);
        assertThat(backward(training)).contains("xGradient = Reshape(flatGradient): [batch, 2, 3]");
    }

    @Test
    void objectiveWithoutParametersHasNoGradients() {
        TrainingGraph training = Differentiation.differentiate(summed(square(input())), false);
        assertThat(training.parameters()).isEmpty();
        assertThat(backward(training)).isEqualTo("  scale = Seed(): []");
    }

    @Test
    void networkWithoutAnObjectiveHasNoGradients() {
        Node y = add("y", new Operation.Product(), Shape.batch(3), input(), weight());
        TrainingGraph training = Differentiation.differentiate(graph(y, List.of()), true);
        assertThat(training.parameters()).isEmpty();
        assertThat(training.inputs()).isEmpty();
    }
}
