// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OneVersusRestTest {
    @Test
    void eachClassIsRankedAgainstAllOthers() {
        double[] scores = {
            0.6, 0.3, 0.1,
            0.4, 0.5, 0.1,
            0.5, 0.2, 0.3,
        };
        OneVersusRest all = OneVersusRest.of(new int[] {0, 1, 2}, scores, 3);
        assertThat(all.scores(0).rocAuc()).isEqualTo(1);
        assertThat(all.scores(1).rocAuc()).isEqualTo(1);
        assertThat(all.scores(2).rocAuc()).isEqualTo(1);
        assertThat(all.rocAuc()).isEqualTo(1);
        OneVersusRest turned = OneVersusRest.of(new int[] {1, 0, 2}, scores, 3);
        assertThat(turned.rocAuc()).isEqualTo((0 + 0.5 + 1) / 3);
        assertThat(turned.averagePrecision()).isEqualTo((1 / 3.0 + 1 / 2.0 + 1) / 3);
    }

    @Test
    void ofTwoClassesTheSecondIsThePositiveOne() {
        OneVersusRest two = OneVersusRest.of(new int[] {0, 1}, new double[] {0.9, 0.1, 0.9, 0.2}, 2);
        assertThat(two.binary()).isTrue();
        assertThat(two.rocAuc()).isEqualTo(1);
        assertThat(two.scores(0).rocAuc()).isEqualTo(0.5);
    }

    @Test
    void aRowMayCarryAnyNumberOfLabels() {
        OneVersusRest labels = OneVersusRest.ofLabels(2);
        labels.add(new boolean[] {true, true}, new double[] {0.8, 0.3});
        labels.add(new boolean[] {false, false}, new double[] {0.2, 0.6});
        assertThat(labels.binary()).isFalse();
        assertThat(labels.rocAuc()).isEqualTo(0.5);
        assertThat(labels.scores(0).rocAuc()).isEqualTo(1);
    }

    @Test
    void aClassWithoutRowsLeavesTheMeanUndefined() {
        OneVersusRest all = OneVersusRest.of(new int[] {0, 1}, new double[6], 3);
        assertThat(all.rocAuc()).isNaN();
        assertThat(all.averagePrecision()).isEqualTo((0.5 + 0.5 + 0) / 3);
    }

    @Test
    void wrongArgumentsAreNamedAndNothingIsTakenIn() {
        OneVersusRest all = OneVersusRest.ofClasses(3);
        assertThatThrownBy(() -> all.add(0, new double[] {1, Double.NaN, 1}))
                .hasMessage("score is NaN in row 0, but must be finite");
        assertThat(all.scores(0).total()).isZero();
        assertThatThrownBy(() -> all.add(3, new double[3])).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> all.add(0, new double[2])).hasMessage("scores has 2 values, but must have 3");
        assertThatThrownBy(() -> all.add(new boolean[3], new double[3]))
                .hasMessage("the columns are classes, so each row needs the number of one");
        assertThatThrownBy(() -> OneVersusRest.ofLabels(2).add(1, new double[2]))
                .hasMessage("the columns are labels, so each row needs one truth for each");
        assertThatThrownBy(() -> OneVersusRest.of(new int[2], new double[5], 3))
                .hasMessage("actual has 2 rows, but scores has 1");
        assertThatThrownBy(() -> OneVersusRest.of(new int[2], new double[7], 3))
                .hasMessage("scores has 7 values, but must have 2 rows of 3");
        assertThatThrownBy(() -> OneVersusRest.ofClasses(1)).hasMessage("classes is 1, but must be at least 2");
        assertThatThrownBy(() -> OneVersusRest.ofLabels(0)).hasMessage("labels is 0, but must be at least 1");
    }
}
