// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradwright.runtime.data.SplitMix64;
import org.junit.jupiter.api.Test;

class InitializerTest {
    private static final int COUNT = 100_000;

    @Test
    void heNormalHasVarianceTwoOverFanIn() {
        float[] values = draw(Initializer.heNormal(50));
        assertThat(mean(values)).isCloseTo(0, within(0.004));
        assertThat(meanSquare(values)).isCloseTo(0.04, within(0.001));
    }

    @Test
    void normalHasItsDeviation() {
        assertThat(meanSquare(draw(Initializer.normal(3)))).isCloseTo(9, within(0.2));
    }

    @Test
    void glorotUniformFillsItsInterval() {
        float[] values = draw(Initializer.glorotUniform(20, 4));
        float largest = 0;
        float smallest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
            smallest = Math.min(smallest, value);
        }
        assertThat(largest).isBetween(0.499f, 0.5f);
        assertThat(smallest).isBetween(-0.5f, -0.499f);
        assertThat(mean(values)).isCloseTo(0, within(0.005));
        assertThat(meanSquare(values)).isCloseTo(0.25 / 3, within(0.002));
    }

    @Test
    void constantsDrawNothing() {
        SplitMix64 random = new SplitMix64(1);
        float[] values = new float[5];
        Initializer.ones().fill(values, 1, 3, random);
        assertThat(values).containsExactly(0, 1, 1, 1, 0);
        Initializer.zeros().fill(values, 2, 1, random);
        Initializer.constant(2.5).fill(values, 3, 1, random);
        assertThat(values).containsExactly(0, 1, 0, 2.5f, 0);
        assertThat(random.nextLong()).isEqualTo(new SplitMix64(1).nextLong());
    }

    @Test
    void valuesFollowFromSeedAndNameAlone() {
        assertThat(LineNetwork.create(1).parameter("line.weight").get(0, 0))
                .isEqualTo(LineNetwork.create(1).parameter("line.weight").get(0, 0))
                .isNotEqualTo(LineNetwork.create(2).parameter("line.weight").get(0, 0));
        float[] expected = new float[2];
        Initializer.glorotUniform(2, 1).fill(expected, 0, 2, SplitMix64.of(1, "line.weight"));
        float[] actual = new float[2];
        LineNetwork.create(1).parameter("line.weight").copyTo(actual);
        assertThat(actual).isEqualTo(expected);
    }

    private static float[] draw(Initializer initializer) {
        float[] values = new float[COUNT];
        initializer.fill(values, 0, COUNT, SplitMix64.of(11, "layer.weight"));
        return values;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double meanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }
}
