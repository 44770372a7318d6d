// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    @Test
    void classesThatDoNotExistAreRefused() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        assertThatThrownBy(() -> matrix.add(2, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("actual is 2, but must be from 0 to 1");
        assertThatThrownBy(() -> matrix.add(0, -1)).hasMessage("predicted is -1, but must be from 0 to 1");
        assertThatThrownBy(() -> matrix.count(0, 5)).hasMessage("predicted is 5, but must be from 0 to 1");
        assertThat(matrix.total()).isZero();
    }

    private final ConfusionMatrix matrix = new ConfusionMatrix(3);

    @Test
    void accuracyIsTheShareOnTheDiagonal() {
        assertThat(matrix.accuracy()).isNaN();
        matrix.add(0, 0);
        matrix.add(1, 2);
        matrix.add(2, 2);
        assertThat(matrix.accuracy()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(matrix.count(1, 2)).isEqualTo(1);
        assertThat(matrix.count(2, 1)).isZero();
        assertThat(matrix.total()).isEqualTo(3);
        assertThat(matrix.classes()).isEqualTo(3);
    }

    @Test
    void theTableHasActualRowsAndPredictedColumns() {
        matrix.add(0, 0);
        matrix.add(1, 2);
        assertThat(matrix).hasToString("""
            actual \\ predicted
                 0  1  2
              0  1  0  0
              1  0  0  1
              2  0  0  0\
            """);
    }

    @Test
    void classesMustExist() {
        assertThatThrownBy(() -> matrix.add(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new ConfusionMatrix(1)).hasMessage("classes is 1, but must be at least 2");
    }

    @Test
    void averagesWeighClassesAlikeRowsAlikeOrByTheirRows() {
        ConfusionMatrix counted = ConfusionMatrix.of(new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 0, 1, 1, 2, 2}, 3);
        assertThat(counted.counts(0)).isEqualTo(new BinaryCounts(2, 0, 1, 3));
        assertThat(counted.counts(1)).isEqualTo(new BinaryCounts(1, 1, 1, 3));
        assertThat(counted.counts(2)).isEqualTo(new BinaryCounts(1, 1, 0, 4));
        assertThat(counted.f1(Average.MACRO)).isCloseTo((4 / 5.0 + 1 / 2.0 + 2 / 3.0) / 3, within(1e-15));
        assertThat(counted.f1(Average.WEIGHTED)).isCloseTo((3 * 4 / 5.0 + 2 * 1 / 2.0 + 2 / 3.0) / 6, within(1e-15));
        assertThat(counted.f1(Average.MICRO)).isCloseTo(counted.accuracy(), within(1e-15));
        assertThat(counted.precision(Average.MACRO)).isCloseTo((1 + 1 / 2.0 + 1 / 2.0) / 3, within(1e-15));
        assertThat(counted.recall(Average.MACRO)).isCloseTo((2 / 3.0 + 1 / 2.0 + 1) / 3, within(1e-15));
        assertThat(counted.balancedAccuracy()).isCloseTo(counted.recall(Average.MACRO), within(1e-15));
        assertThat(counted.fBeta(2, Average.MACRO)).isCloseTo((10 / 14.0 + 5 / 10.0 + 5 / 6.0) / 3, within(1e-15));
        assertThat(counted.average(Average.MACRO, BinaryCounts::specificity))
                .isCloseTo((1 + 3 / 4.0 + 4 / 5.0) / 3, within(1e-15));
        assertThat(counted.mcc())
                .isCloseTo((4 * 6 - 2 * 3 - 2 * 2 - 2) / Math.sqrt((36 - 12.0) * (36 - 14)), within(1e-15));
        assertThat(counted.cohenKappa()).isCloseTo((4 / 6.0 - 12 / 36.0) / (1 - 12 / 36.0), within(1e-15));
    }

    @Test
    void classesWithoutRowsAndPredictionsDoNotCountInAverages() {
        ConfusionMatrix counted = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 1}, 5);
        assertThat(counted.f1(Average.MACRO)).isEqualTo(1);
        assertThat(counted.balancedAccuracy()).isEqualTo(1);
        ConfusionMatrix strange = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 4}, 5);
        assertThat(strange.f1(Average.MACRO)).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(strange.balancedAccuracy()).isEqualTo(0.5);
    }

    @Test
    void oneClassAloneTellsNoCorrelation() {
        ConfusionMatrix counted = ConfusionMatrix.of(new int[] {1, 1}, new int[] {1, 1}, 3);
        assertThat(counted.mcc()).isZero();
        assertThat(counted.cohenKappa()).isNaN();
        assertThat(ConfusionMatrix.of(new int[] {1, 2}, new int[] {1, 1}, 3).mcc())
                .isZero();
        assertThat(ConfusionMatrix.of(new int[] {1, 2}, new int[] {1, 1}, 3).cohenKappa())
                .isZero();
    }

    @Test
    void withoutRowsThereIsNoAverage() {
        assertThat(matrix.f1(Average.MACRO)).isNaN();
        assertThat(matrix.f1(Average.MICRO)).isNaN();
        assertThat(matrix.balancedAccuracy()).isNaN();
        assertThat(matrix.cohenKappa()).isNaN();
    }

    @Test
    void arraysMustFitEachOther() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[2], new int[3], 2))
                .hasMessage("actual has 2 rows, but predicted has 3");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[0], new int[0], 2))
                .hasMessage("actual has no row, but a figure needs at least one");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0}, new int[] {2}, 2))
                .hasMessage("predicted is 2, but must be from 0 to 1");
        assertThatThrownBy(() -> matrix.counts(3)).hasMessage("positive is 3, but must be from 0 to 2");
    }
}
