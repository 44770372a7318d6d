// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LabelCountsTest {
    private static final boolean[][] ACTUAL = {{true, false, true}, {false, true, false}, {true, true, false}};
    private static final boolean[][] PREDICTED = {{true, false, true}, {false, false, true}, {true, true, true}};

    @Test
    void eachLabelIsAQuestionOfItsOwn() {
        LabelCounts counts = LabelCounts.of(ACTUAL, PREDICTED);
        assertThat(counts.labels()).isEqualTo(3);
        assertThat(counts.total()).isEqualTo(3);
        assertThat(counts.counts(0)).isEqualTo(new BinaryCounts(2, 0, 0, 1));
        assertThat(counts.counts(1)).isEqualTo(new BinaryCounts(1, 0, 1, 1));
        assertThat(counts.counts(2)).isEqualTo(new BinaryCounts(1, 2, 0, 0));
        assertThat(counts.subsetAccuracy()).isEqualTo(1 / 3.0);
        assertThat(counts.hammingLoss()).isEqualTo(3 / 9.0);
    }

    @Test
    void averagesAreTakenOverLabels() {
        LabelCounts counts = LabelCounts.of(ACTUAL, PREDICTED);
        assertThat(counts.f1(Average.MACRO)).isCloseTo((1 + 2 / 3.0 + 2 / 4.0) / 3, within(1e-15));
        assertThat(counts.f1(Average.MICRO)).isCloseTo(8 / 11.0, within(1e-15));
        assertThat(counts.f1(Average.WEIGHTED)).isCloseTo((2 + 2 * 2 / 3.0 + 2 / 4.0) / 5, within(1e-15));
    }

    @Test
    void labelsWithoutRowsCountInAverages() {
        boolean[][] none = {{false, true}};
        assertThat(LabelCounts.of(none, none).f1(Average.MACRO)).isEqualTo(0.5);
        boolean[][] nothing = {{false, false}};
        assertThat(LabelCounts.of(nothing, nothing).f1(Average.WEIGHTED)).isZero();
    }

    @Test
    void withoutRowsThereIsNoFigure() {
        LabelCounts counts = new LabelCounts(2);
        assertThat(counts.f1(Average.MACRO)).isNaN();
        assertThat(counts.hammingLoss()).isNaN();
        assertThat(counts.subsetAccuracy()).isNaN();
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> new LabelCounts(0)).hasMessage("labels is 0, but must be at least 1");
        assertThatThrownBy(() -> new LabelCounts(2).add(new boolean[2], new boolean[3]))
                .hasMessage("predicted has 3 values, but must have 2");
        assertThatThrownBy(() -> LabelCounts.of(ACTUAL, new boolean[2][3]))
                .hasMessage("actual has 3 rows, but predicted has 2");
        assertThatThrownBy(() -> new LabelCounts(2).counts(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
