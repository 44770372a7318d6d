// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    @Test
    void drawsAreThoseOfThePublishedAlgorithm() {
        // The first outputs of the reference implementation (Vigna, splitmix64.c) for the seed 1234567.
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9817491932198370423");
    }

    @Test
    void uniformAndNormalNumbersHaveTheirMoments() {
        SplitMix64 random = new SplitMix64(1);
        int count = 100_000;
        double uniform = 0;
        double normal = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double u = random.nextUniform();
            assertThat(u >= 0 && u < 1).isTrue();
            uniform += u;
            double n = random.nextNormal();
            normal += n;
            squares += n * n;
        }
        assertThat(uniform / count).isCloseTo(0.5, within(0.005));
        assertThat(normal / count).isCloseTo(0, within(0.016));
        assertThat(squares / count).isCloseTo(1, within(0.023));
    }

    @Test
    void integersAreUniformBelowTheirBound() {
        SplitMix64 random = new SplitMix64(2);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        for (int count : counts) {
            assertThat((double) count).isCloseTo(10_000, within(500.0));
        }
        assertThatThrownBy(() -> random.nextInt(0)).hasMessage("bound is 0, but must be at least 1");
    }

    @Test
    void aShuffleKeepsTheNumbersAndReachesEveryOrder() {
        int[] seen = new int[6];
        for (int seed = 0; seed < 6000; seed++) {
            int[] numbers = {0, 1, 2};
            new SplitMix64(seed).shuffle(numbers);
            assertThat(IntStream.of(numbers).sorted()).containsExactly(0, 1, 2);
            seen[numbers[0] * 2 + (numbers[1] > numbers[2] ? 1 : 0)]++;
        }
        for (int count : seen) {
            assertThat((double) count).isCloseTo(1000, within(150.0));
        }
    }

    @Test
    void keysDependOnEveryPart() {
        assertThat(SplitMix64.key(1, "a.weight"))
                .isEqualTo(SplitMix64.key(1, "a.weight"))
                .isNotEqualTo(SplitMix64.key(2, "a.weight"))
                .isNotEqualTo(SplitMix64.key(1, "b.weight"));
        assertThat(SplitMix64.key(1, 0)).isNotEqualTo(SplitMix64.key(1, 1)).isNotEqualTo(SplitMix64.key(0, 1));
    }
}
