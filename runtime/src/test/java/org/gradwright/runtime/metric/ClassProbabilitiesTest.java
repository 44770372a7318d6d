// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassProbabilitiesTest {
    private static final double[] THREE = {0.5, 0.3, 0.2, 0.2, 0.5, 0.3, 0.25, 0.25, 0.5};

    @Test
    void theRankOfTheActualClassDecidesWhetherItIsAmongTheMostProbableOnes() {
        ClassProbabilities all = ClassProbabilities.of(new int[] {0, 2, 1}, THREE, 3);
        assertThat(all.topK(1)).isEqualTo(1 / 3.0);
        assertThat(all.topK(2)).isEqualTo(2 / 3.0);
        assertThat(all.topK(3)).isEqualTo(1);
        assertThatThrownBy(() -> all.topK(4)).hasMessage("k is 4, but must be from 1 to 3");
        assertThatThrownBy(() -> all.topK(0)).hasMessage("k is 0, but must be from 1 to 3");
    }

    @Test
    void ofEquallyProbableClassesTheLowerOneComesFirst() {
        assertThat(ClassProbabilities.of(new int[] {0}, new double[] {0.25, 0.25, 0.5}, 3)
                        .topK(2))
                .isEqualTo(1);
        assertThat(ClassProbabilities.of(new int[] {1}, new double[] {0.25, 0.25, 0.5}, 3)
                        .topK(2))
                .isZero();
    }

    @Test
    void scoresArePenaltiesOfProbabilities() {
        ClassProbabilities all = ClassProbabilities.of(new int[] {0, 2, 1}, THREE, 3);
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.logLoss()).isCloseTo(-Math.log(0.5 * 0.3 * 0.25) / 3, within(1e-15));
        assertThat(all.brier())
                .isCloseTo((0.25 + 0.09 + 0.04 + 0.04 + 0.25 + 0.49 + 0.0625 + 0.5625 + 0.25) / 3, within(1e-15));
        ClassProbabilities two = ClassProbabilities.of(new int[] {1, 0}, new double[] {0.8, 0.4});
        assertThat(two.brier()).isCloseTo((0.04 + 0.16) / 2, within(1e-15));
        assertThat(two.logLoss()).isCloseTo(-Math.log(0.8 * 0.6) / 2, within(1e-15));
    }

    @Test
    void aProbabilityOfZeroIsTakenAsTheSmallestOne() {
        ClassProbabilities wrong = ClassProbabilities.of(new int[] {0}, new double[] {1});
        assertThat(wrong.logLoss()).isCloseTo(52 * Math.log(2), within(1e-12));
        ClassProbabilities right = ClassProbabilities.of(new int[] {1}, new double[] {1});
        assertThat(right.logLoss()).isBetween(0.0, 1e-15);
    }

    @Test
    void withoutRowsThereIsNoFigure() {
        ClassProbabilities none = new ClassProbabilities(3);
        assertThat(none.logLoss()).isNaN();
        assertThat(none.brier()).isNaN();
        assertThat(none.topK(1)).isNaN();
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        ClassProbabilities all = new ClassProbabilities(2);
        assertThatThrownBy(() -> all.add(0, new double[] {1.5, -0.5}))
                .hasMessage("probability is 1.5 in row 0, but must be from 0 to 1");
        assertThatThrownBy(() -> all.add(0, new double[] {Double.NaN, 1})).hasMessageStartingWith("probability is NaN");
        assertThatThrownBy(() -> all.add(0, new double[] {0.5, 0.25}))
                .hasMessage("the probabilities add up to 0.75 in row 0, but must add up to 1");
        assertThatThrownBy(() -> all.add(2, new double[] {0.5, 0.5})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ClassProbabilities.of(new int[0], new double[0]))
                .hasMessage("actual has no row, but a figure needs at least one");
        assertThatThrownBy(() -> new ClassProbabilities(1)).hasMessage("classes is 1, but must be at least 2");
        assertThat(all.total()).isZero();
    }
}
