// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupNormalizationTest {
    private static final Compute COMPUTE = Compute.provider();

    private static float[] numbers(int count, int seed) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) Math.sin(i * 1.7 + seed) + 3;
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 1, 1", "2, 1, 7, 1", "2, 5, 8, 2", "1, 3, 9, 3", "4, 5, 4, 4", "2, 1, 65, 1", "1, 2, 34, 2"})
    void groupsHaveMeanZeroAndVarianceOne(int rows, int places, int channels, int groups) {
        int size = places * channels;
        float[] x = numbers(rows * size, 1);
        float[] means = new float[rows * groups];
        float[] inverses = new float[rows * groups];
        float[] h = new float[x.length];
        COMPUTE.groupMeans(x, means, rows, places, channels, groups);
        COMPUTE.groupInverseDeviations(x, means, inverses, 1e-6f, rows, places, channels, groups);
        COMPUTE.standardizeGroups(x, means, inverses, h, rows, places, channels, groups);
        double[] sums = new double[rows * groups];
        double[] squares = new double[rows * groups];
        for (int i = 0; i < h.length; i++) {
            int group = i / size * groups + i % channels / (channels / groups);
            sums[group] += h[i];
            squares[group] += h[i] * h[i];
        }
        int count = size / groups;
        for (int k = 0; k < sums.length; k++) {
            assertThat(sums[k] / count).isCloseTo(0, within(1e-5));
            assertThat(squares[k] / count).isCloseTo(count == 1 ? 0 : 1, within(1e-4));
        }
    }

    /** The bits of a row are the same wherever it stands in a batch. */
    @Test
    void rowsDoNotDependOnEachOther() {
        float[] x = numbers(3 * 18, 5);
        float[] inverses = new float[6];
        float[] h = new float[x.length];
        COMPUTE.groupInverseRoots(x, inverses, 1e-6f, 3, 3, 6, 2);
        COMPUTE.scaleGroups(x, inverses, h, 3, 3, 6, 2);
        float[] last = Arrays.copyOfRange(x, 36, 54);
        float[] alone = new float[18];
        float[] inversesAlone = new float[2];
        COMPUTE.groupInverseRoots(last, inversesAlone, 1e-6f, 1, 3, 6, 2);
        COMPUTE.scaleGroups(last, inversesAlone, alone, 1, 3, 6, 2);
        assertThat(inversesAlone).containsExactly(inverses[4], inverses[5]);
        assertThat(alone).containsExactly(Arrays.copyOfRange(h, 36, 54));
    }

    /** Gradients of a normalized value have no part along the value, and of a centered one none along the ones. */
    @Test
    void gradientsAreOrthogonal() {
        float[] x = numbers(40, 2);
        float[] g = numbers(40, 7);
        float[] means = new float[4];
        float[] inverses = new float[4];
        float[] h = new float[40];
        float[] gradient = new float[40];
        COMPUTE.groupMeans(x, means, 2, 5, 4, 2);
        COMPUTE.groupInverseDeviations(x, means, inverses, 1e-12f, 2, 5, 4, 2);
        COMPUTE.standardizeGroups(x, means, inverses, h, 2, 5, 4, 2);
        COMPUTE.standardizeGroupsGradient(g, h, inverses, gradient, 2, 5, 4, 2);
        double sum = 0;
        double product = 0;
        double length = 0;
        for (int i = 0; i < 20; i++) {
            boolean first = i % 4 < 2;
            sum += first ? gradient[i] : 0;
            product += first ? gradient[i] * h[i] : 0;
            length += first ? Math.abs(gradient[i]) : 0;
        }
        assertThat(length).isGreaterThan(1);
        assertThat(sum).isCloseTo(0, within(1e-5 * length));
        assertThat(product).isCloseTo(0, within(1e-5 * length));
    }
}
