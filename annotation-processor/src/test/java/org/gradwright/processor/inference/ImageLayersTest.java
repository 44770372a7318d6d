// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes, windows and initial values of layers on images and sequences. */
class ImageLayersTest {
    private static Graph graph(String layer, String extents) {
        return Javac.withLibrary()
                .option("-proc:only")
                .file("models/Model.java", """
                        package models;

                        import org.gradwright.*;
                        import org.gradwright.activation.*;

                        @Network
                        interface Model {
                            %s Tensor y(@Input({%s}) Tensor x);
                        }
                        """.formatted(layer, extents))
                .run()
                .compilation()
                .graph();
    }

    private static Shape output(String layer, String extents) {
        return graph(layer, extents).layers().get(0).output();
    }

    private static Window window(Graph graph) {
        return ((Operation.Windowed)
                        graph.nodes(Operation.Windowed.class).get(0).operation())
                .window();
    }

    private static Operation.Parameter parameter(Graph graph, String name) {
        return graph.parametersOf("y").stream()
                .map(node -> (Operation.Parameter) node.operation())
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The numbers are those of TensorFlow: ceil(n / s) windows, (windows - 1) * s + d * (k - 1) + 1 - n zeros, half of them before. */
    @ParameterizedTest
    @CsvSource({
        "7, 3, 1, 1, 1, 7",
        "7, 2, 1, 1, 0, 7",
        "7, 4, 1, 1, 1, 7",
        "7, 3, 2, 1, 1, 4",
        "8, 3, 2, 1, 0, 4",
        "8, 5, 3, 1, 1, 3",
        "9, 5, 3, 1, 1, 3",
        "7, 3, 1, 2, 2, 7",
        "5, 1, 3, 1, 0, 2",
        "2, 5, 1, 1, 2, 2",
        "1, 4, 2, 3, 4, 1"
    })
    void sameDividesWhatLiesOutside(int extent, int kernel, int stride, int dilation, int before, int count) {
        Graph graph = graph(
                "@Conv1d(filters = 2, kernel = %d, stride = %d, dilation = %d)".formatted(kernel, stride, dilation),
                extent + ", 3");
        assertThat(window(graph))
                .isEqualTo(new Window(Axis.SINGLE, new Axis(extent, kernel, stride, dilation, before, count)));
        assertThat(graph.layers().get(0).output()).isEqualTo(Shape.batch(count, 2));
    }

    @Test
    void numbersMayDifferForRowsAndColumns() {
        Graph graph = graph(
                "@Conv2d(filters = 6, kernel = {3, 1}, stride = {1, 2}, dilation = {2, 3}, pad = {0, 1}, groups = 2)",
                "9, 8, 4");
        assertThat(window(graph)).isEqualTo(new Window(new Axis(9, 3, 1, 2, 0, 5), new Axis(8, 1, 2, 3, 1, 5)));
        assertThat(graph.layers().get(0).output()).isEqualTo(Shape.batch(5, 5, 6));
        assertThat(graph.parametersOf("y").get(0).shape()).isEqualTo(Shape.fixed(3, 1, 2, 6));
    }

    @Test
    void poolsHaveTheirSizeAsStrideAndStayWithin() {
        assertThat(output("@MaxPool2d", "7, 8, 3")).isEqualTo(Shape.batch(3, 4, 3));
        assertThat(output("@AveragePool2d(size = 3, padding = Padding.SAME)", "7, 8, 3"))
                .isEqualTo(Shape.batch(3, 3, 3));
        assertThat(output("@MaxPool1d(size = 3, stride = 1)", "7, 2")).isEqualTo(Shape.batch(5, 2));
        assertThat(output("@AveragePool1d(size = 3, stride = 2, pad = 1)", "7, 2"))
                .isEqualTo(Shape.batch(4, 2));
        assertThat(output("@GlobalMaxPool", "7, 8, 3")).isEqualTo(Shape.batch(3));
        assertThat(output("@GlobalAveragePool", "7, 3")).isEqualTo(Shape.batch(3));
    }

    @Test
    void imagesAreEnlarged() {
        assertThat(output("@Upsample2d(factor = {2, 3})", "4, 5, 2")).isEqualTo(Shape.batch(8, 15, 2));
        assertThat(output("@ConvTranspose2d(filters = 6, kernel = 3, stride = 2)", "4, 5, 2"))
                .isEqualTo(Shape.batch(8, 10, 6));
        assertThat(output("@ConvTranspose2d(filters = 6, kernel = 3, stride = 2, padding = Padding.VALID)", "4, 5, 2"))
                .isEqualTo(Shape.batch(9, 11, 6));
        assertThat(output(
                        "@ConvTranspose2d(filters = 6, kernel = 3, stride = 2, pad = 1, outputPadding = 1)", "4, 5, 2"))
                .isEqualTo(Shape.batch(8, 10, 6));
    }

    @Test
    void weightsStartFromTheNumbersThatAreSummed() {
        Graph plain = graph("@Conv2d(filters = 6, kernel = {3, 5})", "9, 8, 4");
        assertThat(parameter(plain, "weight").initial()).isEqualTo(Initial.glorotUniform(60, 90));
        assertThat(parameter(plain, "bias").initial()).isEqualTo(Initial.ZEROS);
        Graph rectified = graph("@Conv2d(filters = 6, kernel = {3, 5}, groups = 2) @Relu", "9, 8, 4");
        assertThat(parameter(rectified, "weight").initial()).isEqualTo(Initial.heNormal(30));
        Graph depthwise = graph("@DepthwiseConv2d(multiplier = 2, kernel = 3)", "9, 8, 4");
        assertThat(parameter(depthwise, "weight").initial()).isEqualTo(Initial.glorotUniform(9, 18));
        assertThat(depthwise.parametersOf("y").get(0).shape()).isEqualTo(Shape.fixed(3, 3, 1, 8));
        Graph transposed = graph("@ConvTranspose2d(filters = 6, kernel = 3, stride = 2) @Relu", "9, 8, 4");
        assertThat(parameter(transposed, "weight").initial()).isEqualTo(Initial.heNormal(16));
        assertThat(transposed.parametersOf("y").get(0).shape()).isEqualTo(Shape.fixed(3, 3, 6, 4));
        Graph separable = graph("@SeparableConv2d(filters = 6, kernel = 3, multiplier = 2)", "9, 8, 4");
        assertThat(parameter(separable, "depthwise").initial()).isEqualTo(Initial.glorotUniform(9, 18));
        assertThat(parameter(separable, "pointwise").initial()).isEqualTo(Initial.glorotUniform(8, 6));
        assertThat(separable.parametersOf("y").get(1).shape()).isEqualTo(Shape.fixed(1, 1, 8, 6));
    }
}
