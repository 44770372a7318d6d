// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseMasksTest {
    private static final Compute COMPUTE = Compute.provider();
    private static final int COUNT = 400_000;

    private static float[] noise(long key, float mean, float deviation) {
        float[] noise = new float[COUNT];
        COMPUTE.normalNoise(noise, COUNT, key, mean, deviation);
        return noise;
    }

    private static double moment(float[] z, int power) {
        double sum = 0;
        for (float each : z) {
            sum += Math.pow(each, power);
        }
        return sum / z.length;
    }

    /** Within five standard deviations of each estimate. */
    @Test
    void momentsAreThoseOfNormalNumbers() {
        float[] z = noise(42, 0, 1);
        assertThat(moment(z, 1)).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
        assertThat(moment(z, 2)).isCloseTo(1, within(5 * Math.sqrt(2.0 / COUNT)));
        assertThat(moment(z, 3)).isCloseTo(0, within(5 * Math.sqrt(15.0 / COUNT)));
        assertThat(moment(z, 4)).isCloseTo(3, within(5 * Math.sqrt(96.0 / COUNT)));
    }

    @Test
    void sharesAreThoseOfNormalNumbers() {
        double[][] shares = {{-2, 0.0227501}, {-1, 0.1586553}, {0, 0.5}, {0.5, 0.6914625}, {3, 0.9986501}};
        float[] z = noise(7, 0, 1);
        for (double[] share : shares) {
            int below = 0;
            for (float each : z) {
                below += each < share[0] ? 1 : 0;
            }
            double deviation = Math.sqrt(COUNT * share[1] * (1 - share[1]));
            assertThat((double) below).as("below " + share[0]).isCloseTo(COUNT * share[1], within(5 * deviation));
        }
    }

    @Test
    void neighborsAndKeysAreIndependent() {
        float[] z = noise(42, 0, 1);
        float[] other = noise(43, 0, 1);
        double neighbors = 0;
        double keys = 0;
        for (int i = 1; i < COUNT; i++) {
            neighbors += z[i] * z[i - 1];
            keys += z[i] * other[i];
        }
        assertThat(neighbors / COUNT).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
        assertThat(keys / COUNT).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
    }

    @Test
    void meanAndDeviationAreAsked() {
        float[] z = noise(42, 0, 1);
        float[] moved = noise(42, 3, 0.5f);
        for (int i = 0; i < 1000; i++) {
            assertThat(moved[i]).isEqualTo(3 + 0.5f * z[i]);
        }
        assertThat(noise(42, 1, 0)).containsOnly(1.0f);
    }

    @Test
    void channelsAreDroppedAtAllPlaces() {
        float[] drawn = new float[3 * 5];
        COMPUTE.dropoutMask(drawn, drawn.length, 99, 0.4f);
        float[] mask = new float[3 * 4 * 5];
        COMPUTE.channelMask(mask, 3, 4, 5, 99, 0.4f);
        assertThat(drawn).contains(0.0f);
        for (int i = 0; i < mask.length; i++) {
            assertThat(mask[i]).isEqualTo(drawn[i / 20 * 5 + i % 5]);
        }
    }
}
