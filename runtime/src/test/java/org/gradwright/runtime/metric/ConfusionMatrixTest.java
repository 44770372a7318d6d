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
}
