// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradwright.runtime.metric.Direction.MAXIMIZE;
import static org.gradwright.runtime.metric.Direction.MINIMIZE;

import org.junit.jupiter.api.Test;

class DirectionTest {
    @Test
    void aFigureIsBetterThanAWorseOneAndThanNone() {
        assertThat(MINIMIZE.isBetter(1, 2)).isTrue();
        assertThat(MINIMIZE.isBetter(2, 1)).isFalse();
        assertThat(MAXIMIZE.isBetter(2, 1)).isTrue();
        assertThat(MAXIMIZE.isBetter(1, 2)).isFalse();
        for (Direction direction : Direction.values()) {
            assertThat(direction.isBetter(1, 1)).isFalse();
            assertThat(direction.isBetter(1, Double.NaN)).isTrue();
            assertThat(direction.isBetter(Double.NaN, 1)).isFalse();
            assertThat(direction.isBetter(Double.NaN, Double.NaN)).isFalse();
        }
    }

    @Test
    void theLargerAccuracyIsTheBetterOne() {
        assertThat(Accuracy.of("kind").direction()).isEqualTo(MAXIMIZE);
    }
}
