// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinaryScoresTest {
    /** Two ties of a positive and a negative row. */
    private final BinaryScores scores =
            BinaryScores.of(new int[] {1, 0, 1, 0, 1, 0}, new double[] {0.9, 0.8, 0.8, 0.3, 0.3, 0.1});

    private static double[] x(Curve curve) {
        return IntStream.range(0, curve.points()).mapToDouble(curve::x).toArray();
    }

    private static double[] y(Curve curve) {
        return IntStream.range(0, curve.points()).mapToDouble(curve::y).toArray();
    }

    private static double[] thresholds(Curve curve) {
        return IntStream.range(0, curve.points()).mapToDouble(curve::threshold).toArray();
    }

    @Test
    void tiesCountHalfInTheAreaUnderTheRocCurve() {
        assertThat(scores.rocAuc()).isEqualTo((3 + 2.5 + 1.5) / 9);
        assertThat(scores.rocCurve().area()).isCloseTo(7 / 9.0, within(1e-15));
    }

    @Test
    void curvesHaveAPointForEachDistinctScore() {
        Curve roc = scores.rocCurve();
        assertThat(thresholds(roc)).containsExactly(Double.POSITIVE_INFINITY, 0.9, 0.8, 0.3, 0.1);
        assertThat(x(roc)).containsExactly(0, 0, 1 / 3.0, 2 / 3.0, 1);
        assertThat(y(roc)).containsExactly(0, 1 / 3.0, 2 / 3.0, 1, 1);
        Curve precisionRecall = scores.precisionRecallCurve();
        assertThat(x(precisionRecall)).containsExactly(0, 1 / 3.0, 2 / 3.0, 1, 1);
        assertThat(y(precisionRecall)).containsExactly(1, 1, 2 / 3.0, 3 / 5.0, 3 / 6.0);
    }

    @Test
    void averagePrecisionDoesNotInterpolate() {
        assertThat(scores.averagePrecision()).isCloseTo((1 + 2 / 3.0 + 3 / 5.0) / 3, within(1e-15));
        assertThat(scores.prAuc()).isCloseTo((1 + (1 + 2 / 3.0) / 2 + (2 / 3.0 + 3 / 5.0) / 2) / 3, within(1e-15));
    }

    @Test
    void aThresholdTakesTheRowsFromItsScoreOn() {
        assertThat(scores.counts(0.8)).isEqualTo(new BinaryCounts(2, 1, 1, 2));
        assertThat(scores.counts(Double.POSITIVE_INFINITY)).isEqualTo(new BinaryCounts(0, 0, 3, 3));
        assertThat(scores.counts(-1)).isEqualTo(new BinaryCounts(3, 3, 0, 0));
        assertThatThrownBy(() -> scores.counts(Double.NaN)).hasMessage("threshold is NaN, but must be a number");
    }

    @Test
    void theBestThresholdIsTheHighestOfEquallyGoodOnes() {
        BinaryScores.Choice best = scores.best(BinaryCounts::f1);
        assertThat(best.threshold()).isEqualTo(0.3);
        assertThat(best.value()).isEqualTo(6 / 8.0);
        assertThat(best.counts()).isEqualTo(scores.counts(0.3));
        assertThat(scores.best(BinaryCounts::youdensJ).threshold()).isEqualTo(0.9);
        assertThat(scores.best(BinaryCounts::specificity).threshold()).isInfinite();
        assertThatThrownBy(() -> new BinaryScores().best(BinaryCounts::f1))
                .hasMessage("there is no row yet to choose a threshold by");
    }

    @Test
    void equalScoresTellNothing() {
        BinaryScores equal = BinaryScores.of(new int[] {1, 0, 0, 0}, new double[] {0.0, -0.0, 0.0, 0.0});
        assertThat(equal.rocAuc()).isEqualTo(0.5);
        assertThat(equal.averagePrecision()).isEqualTo(0.25);
        assertThat(equal.rocCurve().points()).isEqualTo(2);
    }

    @Test
    void ofOneClassAloneThereIsNoArea() {
        BinaryScores positive = BinaryScores.of(new int[] {1, 1}, new double[] {0.2, 0.7});
        assertThat(positive.rocAuc()).isNaN();
        assertThat(positive.averagePrecision()).isEqualTo(1);
        assertThat(positive.prAuc()).isEqualTo(1);
        BinaryScores negative = BinaryScores.of(new int[] {0, 0}, new double[] {0.2, 0.7});
        assertThat(negative.rocAuc()).isNaN();
        assertThat(negative.averagePrecision()).isZero();
        assertThat(negative.prAuc()).isNaN();
        assertThat(y(negative.rocCurve())).containsOnly(Double.NaN);
        assertThat(x(negative.precisionRecallCurve())).containsExactly(0, 1, 1);
        assertThat(new BinaryScores().rocAuc()).isNaN();
        assertThat(new BinaryScores().rocCurve().points()).isEqualTo(1);
    }

    @Test
    void curvesAreDrawn() {
        String svg = scores.rocCurve().chart().toSvg();
        assertThat(svg).contains("true positive rate", "false positive rate", "chance");
        assertThat(scores.precisionRecallCurve().chart().toSvg()).contains("recall", "precision");
        assertThat(new BinaryScores().rocCurve().chart().toSvg()).contains("</svg>");
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> BinaryScores.of(new int[] {0, 1}, new double[] {0.5, Double.NaN}))
                .hasMessage("score is NaN in row 1, but must be finite");
        assertThatThrownBy(() -> new BinaryScores().add(Double.NEGATIVE_INFINITY, true))
                .hasMessage("score is -Infinity in row 0, but must be finite");
        assertThatThrownBy(() -> BinaryScores.of(new int[] {0, -1}, new double[] {0.5, 1}))
                .hasMessage("labels is -1 in row 1, but must be 0 or 1");
        assertThatThrownBy(() -> BinaryScores.of(new int[1], new double[2]))
                .hasMessage("labels has 1 rows, but scores has 2");
        assertThatThrownBy(() -> BinaryScores.of(new int[0], new double[0]))
                .hasMessage("labels has no row, but a figure needs at least one");
    }
}
