// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gradwright.runtime.metric.BinaryCounts;
import org.gradwright.runtime.metric.BinaryScores;

/** Areas, thresholds and counts of two classes, of few distinct scores, so that many are equal. */
class BinaryScoresProperties {
    private static final String SEED = "20261201";

    /** Some rows; both classes are among them. */
    private record Rows(int[] labels, double[] scores) {
        static Rows drawn(long seed, int count, int distinct) {
            Random random = new Random(seed);
            int[] labels = new int[count];
            double[] scores = new double[count];
            for (int i = 0; i < count; i++) {
                labels[i] = i < 2 ? i : random.nextInt(2);
                scores[i] = random.nextInt(distinct) / 16.0 - 1;
            }
            return new Rows(labels, scores);
        }

        BinaryScores measured() {
            return BinaryScores.of(labels, scores);
        }

        Rows permuted(long seed) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, labels.length).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            return new Rows(
                    order.stream().mapToInt(i -> labels[i]).toArray(),
                    order.stream().mapToDouble(i -> scores[i]).toArray());
        }
    }

    @Property(seed = SEED, tries = 300)
    void areaIsTheShareOfPairsInTheRightOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 40) int distinct) {
        Rows rows = Rows.drawn(seed, count, distinct);
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                if (rows.labels[i] == 1 && rows.labels[j] == 0) {
                    pairs++;
                    double difference = rows.scores[i] - rows.scores[j];
                    right += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
                }
            }
        }
        assertThat(rows.measured().rocAuc()).isCloseTo(right / pairs, within(1e-12));
    }

    @Property(seed = SEED, tries = 300)
    void averagePrecisionSumsThePrecisionsAtWhichRecallRises(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 40) int distinct) {
        Rows rows = Rows.drawn(seed, count, distinct);
        double[] thresholds = Arrays.stream(rows.scores).distinct().sorted().toArray();
        double sum = 0;
        double recall = 0;
        for (int i = thresholds.length - 1; i >= 0; i--) {
            BinaryCounts counts = counts(rows, thresholds[i]);
            double next = counts.truePositives() / (double) counts.positives();
            sum += (next - recall) * counts.truePositives() / (counts.truePositives() + counts.falsePositives());
            recall = next;
        }
        assertThat(rows.measured().averagePrecision()).isCloseTo(sum, within(1e-12));
    }

    @Property(seed = SEED, tries = 200)
    void neitherTheOrderOfRowsNorTheScaleOfScoresMatters(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int count) {
        Rows rows = Rows.drawn(seed, count, 9);
        BinaryScores measured = rows.measured();
        BinaryScores permuted = rows.permuted(seed + 1).measured();
        BinaryScores stretched = BinaryScores.of(
                rows.labels, Arrays.stream(rows.scores).map(Math::exp).toArray());
        for (BinaryScores other : List.of(permuted, stretched)) {
            assertThat(other.rocAuc()).isEqualTo(measured.rocAuc());
            assertThat(other.prAuc()).isEqualTo(measured.prAuc());
            assertThat(other.averagePrecision()).isEqualTo(measured.averagePrecision());
        }
    }

    @Property(seed = SEED, tries = 200)
    void countsAreThoseOfOneRowAfterTheOtherAndTheBestThresholdHasNoBetter(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int count) {
        Rows rows = Rows.drawn(seed, count, 12);
        BinaryScores measured = rows.measured();
        BinaryScores.Choice best = measured.best(BinaryCounts::mcc);
        for (double threshold : rows.scores) {
            BinaryCounts due = counts(rows, threshold);
            assertThat(measured.counts(threshold)).isEqualTo(due);
            assertThat(due.mcc()).isLessThanOrEqualTo(best.value());
        }
        assertThat(measured.counts(best.threshold())).isEqualTo(best.counts());
    }

    /** The rows from {@code threshold} on count as positive. */
    private static BinaryCounts counts(Rows rows, double threshold) {
        long[][] cells = new long[2][2];
        for (int i = 0; i < rows.labels.length; i++) {
            cells[rows.labels[i]][rows.scores[i] >= threshold ? 1 : 0]++;
        }
        return new BinaryCounts(cells[1][1], cells[0][1], cells[1][0], cells[0][0]);
    }
}
