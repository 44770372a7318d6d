// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinaryCountsTest {
    private final BinaryCounts counts = new BinaryCounts(15, 14, 7, 24);

    @Test
    void measuresAreSharesOfTheCounts() {
        assertThat(counts.total()).isEqualTo(60);
        assertThat(counts.positives()).isEqualTo(22);
        assertThat(counts.negatives()).isEqualTo(38);
        assertThat(counts.accuracy()).isEqualTo(39 / 60.0);
        assertThat(counts.precision()).isEqualTo(15 / 29.0);
        assertThat(counts.recall()).isEqualTo(15 / 22.0);
        assertThat(counts.specificity()).isEqualTo(24 / 38.0);
        assertThat(counts.falsePositiveRate()).isEqualTo(14 / 38.0);
        assertThat(counts.f1()).isEqualTo(30 / 51.0);
        assertThat(counts.fBeta(2)).isCloseTo(75 / (75 + 28 + 14.0), within(1e-15));
        assertThat(counts.youdensJ()).isCloseTo(15 / 22.0 - 14 / 38.0, within(1e-15));
        assertThat(counts.balancedAccuracy()).isCloseTo((15 / 22.0 + 24 / 38.0) / 2, within(1e-15));
        assertThat(counts.mcc()).isCloseTo((15 * 24 - 14 * 7) / Math.sqrt(29.0 * 22 * 38 * 31), within(1e-15));
    }

    @Test
    void aShareOfNothingIsZero() {
        BinaryCounts never = new BinaryCounts(0, 0, 3, 5);
        assertThat(never.precision()).isZero();
        assertThat(never.f1()).isZero();
        assertThat(never.mcc()).isZero();
        BinaryCounts allNegative = new BinaryCounts(0, 0, 0, 5);
        assertThat(allNegative.recall()).isZero();
        assertThat(allNegative.f1()).isZero();
        assertThat(allNegative.balancedAccuracy()).isEqualTo(1);
        BinaryCounts allPositive = new BinaryCounts(3, 0, 1, 0);
        assertThat(allPositive.specificity()).isZero();
        assertThat(allPositive.balancedAccuracy()).isEqualTo(0.75);
        BinaryCounts nothing = new BinaryCounts(0, 0, 0, 0);
        assertThat(nothing.accuracy()).isNaN();
        assertThat(nothing.balancedAccuracy()).isNaN();
        assertThat(nothing.precision()).isZero();
    }

    @Test
    void hugeCountsDoNotOverflow() {
        long many = 1L << 40;
        assertThat(new BinaryCounts(many, 0, 0, many).mcc()).isEqualTo(1);
        assertThat(new BinaryCounts(0, many, many, 0).mcc()).isEqualTo(-1);
        assertThat(new BinaryCounts(many, many, many, many).mcc()).isZero();
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> new BinaryCounts(1, 2, -3, 4))
                .hasMessage("falseNegatives is -3, but must be at least 0");
        assertThatThrownBy(() -> counts.fBeta(0)).hasMessage("beta is 0.0, but must be above 0 and at most 1e100");
        assertThatThrownBy(() -> counts.fBeta(Double.NaN)).hasMessageStartingWith("beta is NaN");
    }
}
