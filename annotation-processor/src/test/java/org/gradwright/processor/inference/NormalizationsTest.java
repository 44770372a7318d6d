// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Groups;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups and parameters of normalizations of each row. */
class NormalizationsTest {
    private static Graph graph(String layer, String extents) {
        return Javac.withLibrary()
                .option("-proc:only")
                .file("models/Model.java", """
                        package models;

                        import org.gradwright.*;

                        @Network
                        interface Model {
                            %s Tensor y(@Input({%s}) Tensor x);
                        }
                        """.formatted(layer, extents))
                .run()
                .compilation()
                .graph();
    }

    @ParameterizedTest
    @CsvSource({
        "@LayerNorm, '6', 1, 6, 1, true, 1",
        "@LayerNorm, '4, 5, 6', 1, 6, 1, true, 20",
        "@RmsNorm, '4, 6', 1, 6, 1, false, 4",
        "@GroupNorm(3), '6', 1, 6, 3, true, 3",
        "@GroupNorm(3), '4, 5, 6', 20, 6, 3, true, 3",
        "@GroupNorm(6), '4, 6', 4, 6, 6, true, 6",
        "@GroupNorm(1), '4, 5, 6', 1, 120, 1, true, 1"
    })
    void valuesOfAGroup(
            String layer, String extents, int places, int channels, int count, boolean centered, int groups) {
        Graph graph = graph(layer, extents);
        assertThat(graph.nodes(Operation.Grouped.class))
                .allSatisfy(node -> assertThat(((Operation.Grouped) node.operation()).groups())
                        .isEqualTo(new Groups(places, channels, count, centered)));
        assertThat(graph.nodes(Operation.GroupInverse.class))
                .singleElement()
                .satisfies(node -> assertThat(node.shape()).isEqualTo(Shape.batch(groups)));
    }

    @Test
    void oneScaleAndShiftForEachChannel() {
        assertThat(graph("@GroupNorm(2)", "4, 5, 6").parametersOf("y"))
                .satisfiesExactly(
                        scale -> {
                            assertThat(scale.operation())
                                    .isEqualTo(new Operation.Parameter("scale", Role.SCALE, Initial.ONES));
                            assertThat(scale.shape()).isEqualTo(Shape.fixed(6));
                        },
                        shift -> {
                            assertThat(shift.operation())
                                    .isEqualTo(new Operation.Parameter("shift", Role.SHIFT, Initial.ZEROS));
                            assertThat(shift.shape()).isEqualTo(Shape.fixed(6));
                        });
        assertThat(graph("@RmsNorm", "6").parametersOf("y")).hasSize(1);
    }

    @Test
    void epsilonIsThatOfPyTorchWhereNoneIsWritten() {
        assertThat(epsilon("@LayerNorm")).isEqualTo(1e-5);
        assertThat(epsilon("@RmsNorm")).isEqualTo(1e-6);
        assertThat(epsilon("@GroupNorm(2)")).isEqualTo(1e-5);
        assertThat(epsilon("@RmsNorm(epsilon = 0.5)")).isEqualTo(0.5);
    }

    private static double epsilon(String layer) {
        return ((Operation.GroupInverse) graph(layer, "6")
                        .nodes(Operation.GroupInverse.class)
                        .get(0)
                        .operation())
                .epsilon();
    }
}
