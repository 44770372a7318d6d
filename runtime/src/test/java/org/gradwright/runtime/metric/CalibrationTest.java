// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void eachBinWithRowsIsAPoint() {
        Calibration calibration = Calibration.of(new int[] {0, 1, 1, 1, 0}, new double[] {0.1, 0.2, 0.9, 1, 0.8}, 4);
        Curve curve = calibration.curve();
        assertThat(curve.points()).isEqualTo(2);
        assertThat(curve.x(0)).isCloseTo(0.15, within(1e-15));
        assertThat(curve.y(0)).isEqualTo(0.5);
        assertThat(curve.threshold(0)).isEqualTo(0.25);
        assertThat(curve.x(1)).isCloseTo(0.9, within(1e-15));
        assertThat(curve.y(1)).isEqualTo(2 / 3.0);
        assertThat(calibration.rows(3)).isEqualTo(3);
        assertThat(calibration.bins()).isEqualTo(4);
        assertThat(calibration.expectedError()).isCloseTo((2 * 0.35 + 3 * (0.9 - 2 / 3.0)) / 5, within(1e-15));
        assertThat(calibration.maximumError()).isCloseTo(0.35, within(1e-15));
        assertThat(curve.chart().toSvg()).contains("Calibration", "share of positives", "perfect");
    }

    @Test
    void aBinHasItsUpperEndAndTheFirstOneZero() {
        for (int bins = 1; bins <= 100; bins++) {
            Calibration calibration = new Calibration(bins);
            calibration.add(0, true);
            for (int bin = 0; bin < bins; bin++) {
                calibration.add((bin + 1.0) / bins, true);
                calibration.add(Math.nextUp((double) bin / bins), true);
            }
            assertThat(calibration.rows(0)).isEqualTo(3);
            for (int bin = 1; bin < bins; bin++) {
                assertThat(calibration.rows(bin)).as("%s of %s", bin, bins).isEqualTo(2);
            }
        }
    }

    @Test
    void withoutRowsThereIsNoError() {
        assertThat(new Calibration(10).expectedError()).isNaN();
        assertThat(new Calibration(10).maximumError()).isNaN();
        assertThat(new Calibration(10).curve().points()).isZero();
        assertThat(new Calibration(10).curve().area()).isNaN();
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> new Calibration(0)).hasMessage("bins is 0, but must be from 1 to 10000");
        assertThatThrownBy(() -> new Calibration(5).add(Double.NaN, true))
                .hasMessage("probability is NaN in row 0, but must be from 0 to 1");
        assertThatThrownBy(() -> Calibration.of(new int[] {2}, new double[] {0.5}, 5))
                .hasMessage("labels is 2 in row 0, but must be 0 or 1");
        assertThatThrownBy(() -> new Calibration(5).rows(5)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
