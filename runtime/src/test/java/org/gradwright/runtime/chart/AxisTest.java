// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static List<String> labels(double smallest, double largest, boolean logarithmic) {
        return Axis.of(smallest, largest, logarithmic).ticks().stream()
                .map(Tick::label)
                .toList();
    }

    @Test
    void stepsAreOneTwoOrFiveTimesAPowerOfTen() {
        assertThat(labels(0, 1, false)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(labels(0.1, 0.3, false)).containsExactly("0.1", "0.15", "0.2", "0.25", "0.3");
        assertThat(labels(-7, 12, false)).containsExactly("-10", "-5", "0", "5", "10", "15");
        assertThat(labels(0, 2_000_000, false)).containsExactly("0", "500000", "1e6", "1.5e6", "2e6");
        assertThat(labels(0, 1.9e-5, false)).containsExactly("0", "5e-6", "1e-5", "1.5e-5", "2e-5");
    }

    @Test
    void logarithmicAxesShowPowersOfTen() {
        assertThat(labels(1e-7, 1, true))
                .containsExactly("1e-7", "1e-6", "1e-5", "0.0001", "0.001", "0.01", "0.1", "1");
        assertThat(labels(0.3, 4, true)).containsExactly("0.2", "0.5", "1", "2", "5");
        assertThat(labels(1e-30, 1e30, true)).hasSizeBetween(8, 13);
        assertThat(labels(2, 2, true)).containsExactly("2", "5");
    }

    @Test
    void oneNumberAloneHasRoomAroundIt() {
        assertThat(labels(0, 0, false)).containsExactly("-1", "-0.5", "0", "0.5", "1");
        assertThat(Axis.of(3, 3, false).place(3)).isBetween(0.3, 0.7);
        assertThat(Axis.of(-5, -5, false).place(-5)).isBetween(0.3, 0.7);
    }

    @Test
    void everythingBetweenTheExtremesIsOnTheAxis() {
        double[] ends = {-1e300, -3e7, -1, -1e-300, 0, 1e-300, 2.5e-9, 0.1, 0.3, 1, 7, 1e10, 1e300};
        for (double low : ends) {
            for (double high : ends) {
                if (low <= high) {
                    Axis axis = Axis.of(low, high, false);
                    assertThat(axis.ticks()).hasSizeBetween(2, 12);
                    assertThat(axis.place(low)).isBetween(-1e-6, 1.0);
                    assertThat(axis.place(high)).isBetween(0.0, 1 + 1e-6);
                }
                if (0 < low && low <= high) {
                    Axis axis = Axis.of(low, high, true);
                    assertThat(axis.ticks()).hasSizeBetween(2, 14);
                    assertThat(axis.place(low)).isBetween(-1e-6, 1.0);
                    assertThat(axis.place(high)).isBetween(0.0, 1 + 1e-6);
                }
            }
        }
    }

    @Test
    void theEndsAreTheFirstAndTheLastMark() {
        Axis axis = Axis.of(1, 99, false);
        assertThat(axis.place(axis.ticks().get(0).value())).isZero();
        assertThat(axis.place(axis.ticks().get(axis.ticks().size() - 1).value()))
                .isEqualTo(1, within(0.0));
    }
}
