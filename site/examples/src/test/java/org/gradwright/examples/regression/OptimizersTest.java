// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.training.Epoch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OptimizersTest {
    private final Dataset data = SurfaceData.measured(512, 1);

    @TestFactory
    Stream<DynamicTest> everyLineMakesTheLossFall() {
        return OptimizersExample.all().entrySet().stream()
                .map(line -> DynamicTest.dynamicTest(line.getKey(), () -> {
                    SurfaceNetwork network = SurfaceNetwork.create(1);
                    List<Epoch> history = OptimizersExample.trained(network, line.getValue(), data)
                            .history();
                    assertThat(history.get(9).loss())
                            .isLessThan(0.9 * history.get(0).loss());
                }));
    }
}
