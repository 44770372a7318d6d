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
    void othersHaveTheVarianceOfTheirDefinition() {
        variance(Initializer.glorotNormal(20, 4), 2.0 / 24);
        variance(Initializer.heUniform(50), 2.0 / 50);
        variance(Initializer.lecunNormal(50), 1.0 / 50);
        variance(Initializer.lecunUniform(50), 1.0 / 50);
        variance(Initializer.uniform(0.3), 0.09 / 3);
    }

    private static void variance(Initializer initializer, double expected) {
        float[] values = draw(initializer);
        assertThat(mean(values)).isCloseTo(0, within(5 * Math.sqrt(expected / COUNT)));
        assertThat(meanSquare(values)).isCloseTo(expected, within(0.025 * expected));
    }

    /** The variance of a normal distribution that ends at two deviations is 0.7737 times its own. */
    @Test
    void truncatedNormalEndsAtTwoDeviations() {
        float[] values = draw(Initializer.truncatedNormal(0.5));
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isBetween(0.999f, 1f);
        variance(Initializer.truncatedNormal(0.5), 0.25 * 0.773741);
    }

    @Test
    void orthogonalMatricesKeepLengths() {
        for (int[] extents : new int[][] {{1, 1}, {5, 5}, {40, 7}, {7, 40}, {64, 64}, {1, 30}}) {
            int rows = extents[0];
            int columns = extents[1];
            float[] values = new float[rows * columns + 2];
            Initializer.orthogonal(rows, columns, 1.5).fill(values, 1, rows * columns, SplitMix64.of(3, "x.weight"));
            boolean tall = rows >= columns;
            for (int a = 0; a < Math.min(rows, columns); a++) {
                for (int b = 0; b <= a; b++) {
                    double product = 0;
                    for (int k = 0; k < Math.max(rows, columns); k++) {
                        float left = values[1 + (tall ? k * columns + a : a * columns + k)];
                        float right = values[1 + (tall ? k * columns + b : b * columns + k)];
                        product += (double) left * right;
                    }
                    assertThat(product).isCloseTo(a == b ? 2.25 : 0, within(1e-5));
                }
            }
            assertThat(values[0]).isZero();
            assertThat(values[rows * columns + 1]).isZero();
        }
    }

    /** A rotation that is drawn evenly has each number with mean 0 and variance {@code 1 / n}. */
    @Test
    void orthogonalMatricesAreDrawnEvenly() {
        float[] values = new float[90_000];
        for (int i = 0; i < 10_000; i++) {
            Initializer.orthogonal(3, 3, 1).fill(values, 9 * i, 9, SplitMix64.of(i, "x.weight"));
        }
        for (int place = 0; place < 9; place++) {
            float[] ofPlace = new float[10_000];
            for (int i = 0; i < ofPlace.length; i++) {
                ofPlace[i] = values[9 * i + place];
            }
            assertThat(mean(ofPlace)).isCloseTo(0, within(0.03));
            assertThat(meanSquare(ofPlace)).isCloseTo(1.0 / 3, within(0.015));
        }
    }

    /** So that a seed gives the same network in later versions, and on every JVM. */
    @Test
    void theSameSeedGivesTheSameValuesForEver() {
        golden(
                Initializer.normal(0.5),
                -0.58002365f,
                -0.0023006399f,
                0.9247922f,
                0.13902415f,
                -0.73815703f,
                -0.116841435f);
        golden(
                Initializer.truncatedNormal(0.5),
                -0.58002365f,
                -0.0023006399f,
                0.9247922f,
                0.13902415f,
                -0.73815703f,
                -0.116841435f);
        golden(
                Initializer.uniform(0.5),
                -0.009314688f,
                -0.008302487f,
                -0.24804144f,
                0.2490389f,
                0.38084376f,
                0.42701793f);
        golden(
                Initializer.glorotNormal(2, 3),
                -0.73367834f,
                -0.002910105f,
                1.1697799f,
                0.1758532f,
                -0.933703f,
                -0.14779402f);
        golden(
                Initializer.glorotUniform(2, 3),
                -0.020407459f,
                -0.018189838f,
                -0.5434316f,
                0.5456169f,
                0.8343869f,
                0.9355494f);
        golden(Initializer.heNormal(2), -1.1600473f, -0.0046012797f, 1.8495843f, 0.2780483f, -1.4763141f, -0.23368287f);
        golden(Initializer.heUniform(2), -0.032267027f, -0.02876066f, -0.8592408f, 0.8626961f, 1.3192815f, 1.4792335f);
        golden(
                Initializer.lecunNormal(2),
                -0.8202773f,
                -0.0032535961f,
                1.3078536f,
                0.19660984f,
                -1.0439117f,
                -0.16523874f);
        golden(
                Initializer.lecunUniform(2),
                -0.022816233f,
                -0.020336857f,
                -0.60757494f,
                0.61001825f,
                0.9328729f,
                1.045976f);
        golden(
                Initializer.orthogonal(3, 2, 1.5),
                -0.79700005f,
                0.09723433f,
                -0.003161268f,
                -1.4957495f,
                1.2707403f,
                0.05726371f);
        golden(
                Initializer.orthogonal(2, 3, 1),
                -0.5313334f,
                -0.002107512f,
                0.8471602f,
                0.06482289f,
                -0.9971663f,
                0.038175806f);
    }

    private static void golden(Initializer initializer, float... expected) {
        float[] values = new float[expected.length];
        initializer.fill(values, 0, values.length, SplitMix64.of(11, "layer.weight"));
        assertThat(values).containsExactly(expected);
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
