// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphPrinter;
import org.junit.jupiter.api.Test;

class MethodsBuilderTest {
    private static final String NETWORK = """
            package models;

            import org.gradwright.*;
            import org.gradwright.loss.*;

            @Network
            interface Pair {
                record Outputs(Tensor near, Tensor far) {}

                @Block
                interface Residual {
                    @Dense(units = 4) Tensor first(Tensor x);

                    default Tensor apply(Tensor x) {
                        return x.add(first(x));
                    }
                }

                @Use(Residual.class) @Repeat(2) Tensor body(Tensor x);
                @Dense(units = 1) @MeanSquaredError Tensor near(Tensor x);

                private Tensor between(Tensor x, Tensor y) {
                    return Tensor.concat(x, y).slice(1, 3);
                }

                default Outputs forward(@Input(4) Tensor x) {
                    Tensor h = body(x);
                    return new Outputs(near(h), between(h, x));
                }
            }
            """;

    private static Graph graph(String text) {
        return Javac.withLibrary()
                .option("-proc:only")
                .file("models/Pair.java", text)
                .run()
                .silent()
                .compilation()
                .graph();
    }

    @Test
    void bodiesBecomeNodesNamedAfterLayersAndVariables() {
        assertThat(GraphPrinter.print(graph(NETWORK))).isEqualTo("""
                        Pair
                          x = Input(): [batch, 4]
                          body1FirstWeight = Parameter(): [4, 4]
                          body1FirstBias = Parameter(): [4]
                          body1FirstProduct = Product(x, body1FirstWeight): [batch, 4]
                          body1First = add(body1FirstProduct, body1FirstBias): [batch, 4]
                          body1 = add(x, body1First): [batch, 4]
                          body2FirstWeight = Parameter(): [4, 4]
                          body2FirstBias = Parameter(): [4]
                          body2FirstProduct = Product(body1, body2FirstWeight): [batch, 4]
                          body2First = add(body2FirstProduct, body2FirstBias): [batch, 4]
                          body2 = add(body1, body2First): [batch, 4]
                          nearWeight = Parameter(): [4, 1]
                          nearBias = Parameter(): [1]
                          nearProduct = Product(body2, nearWeight): [batch, 1]
                          near = add(nearProduct, nearBias): [batch, 1]
                          concat = Concat(body2, x): [batch, 8]
                          between = Slice(concat): [batch, 2]
                          nearTarget = Target(): [batch, 1]
                          nearLosses = loss(nearTarget, near): [batch, 1]
                          sampleWeight = SampleWeight(): [batch]
                          nearLoss = WeightedSum(nearLosses, sampleWeight): []
                        output near
                        output between
                        objective nearLoss
                        """);
    }

    @Test
    void loopIsTheSameAsItsRounds() {
        String looped = NETWORK.replace("@Repeat(2) ", "")
                .replace(
                        "body(x);\n        return new",
                        "x;\n        for (int i = 2; i > 0; i--) {\n            h = body(h);\n        }\n        return new");
        String written = NETWORK.replace("@Repeat(2) ", "").replace("h = body(x)", "h = body(body(x))");
        assertThat(looped).contains("for (");
        assertThat(GraphPrinter.print(graph(looped))).isEqualTo(GraphPrinter.print(graph(written)));
    }
}
