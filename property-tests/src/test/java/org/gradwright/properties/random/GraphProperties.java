// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What holds for every network whose methods say how its layers are joined, on networks drawn at random.
 *
 * <p>{@code -Dgradwright.random.graphs=1000} draws so many, {@code -Dgradwright.random.seed=7} others. What fails is printed
 * with its source and seed, and belongs into {@link NamedGraphTest} from then on.
 */
class GraphProperties {
    private static final int COUNT = Integer.getInteger("gradwright.random.graphs", 150);
    private static final long SEED = Long.getLong("gradwright.random.seed", 1);

    @Test
    void generatedCodeAgreesWithTheInterpreterAndWithDifferenceQuotientsAndFloatWithDouble()
            throws InterruptedException {
        RandomRun.check("random graphs, seeds from " + SEED, COUNT, i -> RandomGraphs.draw("Graph" + i, SEED + i));
    }

    @Test
    void everyFormOfAGraphIsDrawn() {
        String drawn = IntStream.range(0, 300)
                .mapToObj(seed -> RandomGraphs.draw("Graph", seed).source())
                .collect(Collectors.joining());
        assertThat(List.of(
                        ".add(",
                        ".subtract(",
                        ".multiply(",
                        ".divide(",
                        ".maximum(",
                        ".minimum(",
                        "Tensor.concat(",
                        ".slice(",
                        ".reshape(",
                        ".flatten(",
                        ".sum(",
                        ".mean(",
                        "@Repeat(",
                        "@Use(",
                        "@Frozen ",
                        "for (int",
                        "@BatchNorm",
                        "@Dropout",
                        "record Outputs",
                        "Scalar objective(",
                        "forward(",
                        "@Masked",
                        "@Weight("))
                .allMatch(drawn::contains);
    }
}
