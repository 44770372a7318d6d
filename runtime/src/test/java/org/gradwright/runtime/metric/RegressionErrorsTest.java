// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RegressionErrorsTest {
    private final RegressionErrors errors =
            RegressionErrors.of(new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0, 2, 8});

    @Test
    void figuresAreThoseOfTheScikitLearnGuide() {
        assertThat(errors.total()).isEqualTo(4);
        assertThat(errors.meanAbsolute()).isEqualTo(0.5);
        assertThat(errors.meanSquared()).isEqualTo(0.375);
        assertThat(errors.rootMeanSquared()).isEqualTo(Math.sqrt(0.375));
        assertThat(errors.medianAbsolute()).isEqualTo(0.5);
        assertThat(errors.r2()).isCloseTo(0.948608137, within(1e-9));
        assertThat(errors.explainedVariance()).isCloseTo(0.957173447, within(1e-9));
        assertThat(errors.meanAbsolutePercentage()).isCloseTo(0.327380952, within(1e-9));
    }

    @Test
    void equalTargetsAreExplainedOrNot() {
        RegressionErrors right = RegressionErrors.of(new double[] {5, 5}, new double[] {5, 5});
        assertThat(right.r2()).isEqualTo(1);
        assertThat(right.explainedVariance()).isEqualTo(1);
        RegressionErrors shifted = RegressionErrors.of(new double[] {5, 5}, new double[] {6, 6});
        assertThat(shifted.r2()).isZero();
        assertThat(shifted.explainedVariance()).isEqualTo(1);
        assertThat(RegressionErrors.of(new double[] {5, 5}, new double[] {5, 6}).explainedVariance())
                .isZero();
    }

    @Test
    void oneRowTellsNoShareOfVariance() {
        RegressionErrors one = RegressionErrors.of(new double[] {5}, new double[] {4});
        assertThat(one.r2()).isNaN();
        assertThat(one.meanAbsolute()).isEqualTo(1);
        assertThat(one.medianAbsolute()).isEqualTo(1);
    }

    @Test
    void numbersFarFromZeroLoseNoDigits() {
        RegressionErrors far = RegressionErrors.of(
                new double[] {1e9 + 3, 1e9 - 0.5, 1e9 + 2, 1e9 + 7}, new double[] {1e9 + 2.5, 1e9, 1e9 + 2, 1e9 + 8});
        assertThat(far.r2()).isCloseTo(errors.r2(), within(1e-12));
        assertThat(far.explainedVariance()).isCloseTo(errors.explainedVariance(), within(1e-12));
    }

    @Test
    void aTargetOfZeroMakesThePercentageHuge() {
        assertThat(RegressionErrors.of(new double[] {0}, new double[] {1}).meanAbsolutePercentage())
                .isEqualTo(0x1p52);
        assertThat(RegressionErrors.of(new double[] {0}, new double[] {0}).meanAbsolutePercentage())
                .isZero();
    }

    @Test
    void withoutRowsThereIsNoFigure() {
        RegressionErrors none = RegressionErrors.withMedian();
        assertThat(new double[] {
                    none.meanAbsolute(),
                    none.meanSquared(),
                    none.rootMeanSquared(),
                    none.medianAbsolute(),
                    none.meanAbsolutePercentage(),
                    none.r2(),
                    none.explainedVariance()
                })
                .containsOnly(Double.NaN);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> RegressionErrors.streaming().medianAbsolute())
                .hasMessage("the median needs all errors: collect them in RegressionErrors.withMedian()");
        assertThatThrownBy(() -> errors.add(1, Double.NaN))
                .hasMessage("prediction is NaN in row 4, but must be finite");
        assertThatThrownBy(() -> errors.add(Double.POSITIVE_INFINITY, 1))
                .hasMessage("target is Infinity in row 4, but must be finite");
        assertThatThrownBy(() -> RegressionErrors.of(new double[2], new double[1]))
                .hasMessage("target has 2 rows, but prediction has 1");
    }
}
