// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.plan.Plan;
import org.junit.jupiter.api.Test;

class RoutinesTest {
    @Test
    void wordsNameRoutinesAndTiles() {
        Plan plan = Javac.withLibrary()
                .option("-proc:only")
                .file("p/Seen.java", """
                        package p;

                        import org.gradwright.Tensor;

                        @org.gradwright.Network
                        interface Seen {
                            @org.gradwright.Conv2d(filters = 4, kernel = 3)
                            @org.gradwright.activation.Relu
                            Tensor seen(@org.gradwright.Input({8, 8, 2}) Tensor image);

                            @org.gradwright.MaxPool2d
                            Tensor pooled(Tensor x);

                            @org.gradwright.Flatten
                            Tensor flat(Tensor x);

                            @org.gradwright.Dense(units = 130)
                            @org.gradwright.activation.Relu
                            Tensor wide(Tensor x);

                            @org.gradwright.Dropout(0.5)
                            Tensor drop(Tensor x);

                            @org.gradwright.Dense(units = 10)
                            Tensor narrow(Tensor x);

                            @org.gradwright.Dense(units = 1)
                            @org.gradwright.loss.MeanSquaredError
                            Tensor y(Tensor x);
                        }
                        """)
                .run()
                .silent()
                .compilation()
                .plan();
        Routines routines = Routines.of(plan);
        Map<String, String> words = new LinkedHashMap<>();
        plan.graph().layers().forEach(layer -> words.put(layer.name(), routines.ofLayer(layer.name())));
        assertThat(words)
                .containsExactly(
                        Map.entry("seen", "windows of 2 channels, maxima"),
                        Map.entry("pooled", "loops"),
                        Map.entry("flat", ""),
                        Map.entry("wide", "panels of 64, loops"),
                        Map.entry("drop", "mask, loops"),
                        Map.entry("narrow", "panel of 10"),
                        Map.entry("y", "dots"));
    }
}
