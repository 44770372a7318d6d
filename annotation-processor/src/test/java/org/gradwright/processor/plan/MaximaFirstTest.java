// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphPrinter;
import org.junit.jupiter.api.Test;

class MaximaFirstTest {
    private static String graph(String activation, String forward) {
        return GraphPrinter.print(graphOf(activation, forward));
    }

    private static Graph graphOf(String activation, String forward) {
        return Javac.withLibrary()
                .file("p/Picture.java", """
                        package p;
                        import org.gradwright.*;
                        import org.gradwright.activation.*;
                        import org.gradwright.loss.*;
                        @Network interface Picture {
                            @Conv2d(filters = 2, kernel = 3) @%s Tensor edges(Tensor x);
                            @MaxPool2d Tensor half(Tensor x);
                            @Flatten Tensor flat(Tensor x);
                            @Dense(units = 1) @MeanSquaredError Tensor y(Tensor x);
                            default Tensor forward(@Input({4, 4, 1}) Tensor x) { %s }
                        }
                        """.formatted(activation, forward))
                .run()
                .compilation()
                .graph();
    }

    @Test
    void maximaOfRectifiedValuesAreRectifiedMaxima() {
        assertThat(graph("Relu", "return y(flat(half(edges(x))));"))
                .contains(
                        "edgesMaxima = WindowMax(edgesSum): [batch, 2, 2, 2]",
                        "half = relu(edgesMaxima): [batch, 2, 2, 2]");
    }

    @Test
    void layersSayWhatTheyComputeNow() {
        List<Graph.Layer> layers =
                graphOf("Relu", "return y(flat(half(edges(x))));").layers();
        assertThat(layers.get(0).description()).isEqualTo("convolution(x, weight) + bias");
        assertThat(layers.get(1).description()).isEqualTo("relu(maxima of windows of edges)");
    }

    @Test
    void rectifiedValuesThatAreReadElsewhereStay() {
        assertThat(graph("Relu", "Tensor e = edges(x); return y(Tensor.concat(flat(half(e)), flat(e)));"))
                .contains("half = WindowMax(edges): [batch, 2, 2, 2]");
    }

    @Test
    void otherActivationsStay() {
        assertThat(graph("LeakyRelu", "return y(flat(half(edges(x))));"))
                .contains("half = WindowMax(edges): [batch, 2, 2, 2]");
        assertThat(graph("Tanh", "return y(flat(half(edges(x))));"))
                .contains("half = WindowMax(edges): [batch, 2, 2, 2]");
    }
}
