// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final Schema SCHEMA =
            Schema.of("Toy").values("x", 1).labels("kind", 3).build();

    /** Row r has x = r; one in ten is of kind 2, three of kind 1. */
    private final Dataset data = data(100);

    private static Dataset data(int rows) {
        float[] x = new float[rows];
        int[] kind = new int[rows];
        for (int r = 0; r < rows; r++) {
            x[r] = r;
            kind[r] = r % 10 == 0 ? 2 : r % 10 < 4 ? 1 : 0;
        }
        return new DatasetBuilder(SCHEMA).values("x", x).labels("kind", kind).build();
    }

    @Test
    void aSplitHoldsEachRowOnce() {
        Dataset.Split split = data.split(0.8, 5);
        assertThat(split.train().rows()).isEqualTo(80);
        assertThat(split.test().rows()).isEqualTo(20);
        assertThat(IntStream.concat(rows(split.train()), rows(split.test())).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void aSplitFollowsItsSeed() {
        assertThat(rows(data.split(0.8, 5).test()).toArray())
                .isEqualTo(rows(data.split(0.8, 5).test()).toArray())
                .isNotEqualTo(rows(data.split(0.8, 6).test()).toArray());
    }

    @Test
    void aStratifiedSplitKeepsTheSharesOfTheClasses() {
        Dataset.Split split = data.stratifiedSplit(0.8, 5);
        assertThat(split.test().rows()).isEqualTo(20);
        assertThat(IntStream.range(0, 20)
                        .filter(r -> split.test().label(1, r) == 2)
                        .count())
                .isEqualTo(2);
        assertThat(IntStream.range(0, 20)
                        .filter(r -> split.test().label(1, r) == 1)
                        .count())
                .isEqualTo(6);
        assertThat(IntStream.concat(rows(split.train()), rows(split.test())).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        assertThat(rows(split.train()).toArray())
                .isNotEqualTo(rows(split.train()).sorted().toArray());
    }

    @Test
    void splitsOfSubsetsKeepRowsAndLabelsTogether() {
        Dataset subset = data.subset(new int[] {10, 20, 11, 14, 14});
        Dataset.Split split = subset.split(0.6, 1);
        for (Dataset part : new Dataset[] {split.train(), split.test()}) {
            int[] rows = rows(part).toArray();
            for (int r = 0; r < part.rows(); r++) {
                assertThat(part.label(1, r)).isEqualTo(data.label(1, rows[r]));
            }
        }
        assertThat(rows(subset)).containsExactly(10, 20, 11, 14, 14);
        assertThat(IntStream.concat(rows(split.train()), rows(split.test())).sorted())
                .containsExactly(10, 11, 14, 14, 20);
    }

    @Test
    void badSplitsAndSubsetsAreRefused() {
        assertThatThrownBy(() -> data.split(1.0, 1)).hasMessage("fraction is 1.0, but must be above 0 and below 1");
        assertThatThrownBy(() -> data.split(0.001, 1)).hasMessage("a split of 100 rows at 0.001 leaves a part empty");
        assertThatThrownBy(() -> data.subset(new int[] {100}))
                .hasMessage("row 100 is asked for, but the rows go from 0 to 99");
        assertThatThrownBy(() -> data.subset(new int[0])).hasMessage("a subset needs at least one row");
    }

    @Test
    void aBatchFollowsItsOrderAndMoves() {
        Batch batch = Batch.ordered(data, new int[] {3, 10, 1, 2}).select(1, 2);
        float[] x = new float[2];
        batch.copyValues(0, x);
        assertThat(x).containsExactly(10, 1);
        assertThat(batch.label(1, 0)).isEqualTo(2);
        assertThatThrownBy(() -> batch.select(3, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("a batch of 2 rows from row 3 on is asked for, but there are 4 rows");
        assertThatThrownBy(() -> batch.label(1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("row is 2, but the batch has 2 rows");
        assertThat(batch.rows()).isEqualTo(2);
    }

    @Test
    void rowsMustExist() {
        assertThatThrownBy(() -> Batch.of(data, 99, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("a batch of 2 rows from row 99 on is asked for, but there are 100 rows");
        assertThatThrownBy(() -> Batch.of(data, -1, 2))
                .hasMessage("a batch of 2 rows from row -1 on is asked for, but there are 100 rows");
        assertThatThrownBy(() -> Batch.ordered(data, new int[] {0, 100}))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("order is 100 at 1, but the rows go from 0 to 99");
        assertThatThrownBy(() -> data.label(1, 100))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("row is 100, but must be from 0 to 99");
        assertThatThrownBy(() -> data.subset(null)).hasMessage("numbers is null");
        assertThatThrownBy(() -> Batch.all(data).copyValues(2, new float[100]))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("column is 2, but must be from 0 to 1: 'Toy' has x: 1 values, kind: 3 classes");
        assertThatThrownBy(() -> Batch.all(data).label(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'x' holds values, not labels");
        assertThatThrownBy(() -> Batch.all(data).copyValues(1, new float[300]))
                .hasMessage("'kind' holds labels, not values");
    }

    @Test
    void aBatchWithoutWeightsWeighsOne() {
        float[] weights = new float[2];
        Batch.of(data, 5, 2).copyWeights(weights);
        assertThat(weights).containsExactly(1, 1);
    }

    @Test
    void schemasAreEqualWhenTheirColumnsAre() {
        Schema same = Schema.of("Other").values("x", 1).labels("kind", 3).build();
        Schema other = Schema.of("Toy").values("x", 1).labels("kind", 4).build();
        assertThat(same).isEqualTo(SCHEMA).hasSameHashCodeAs(SCHEMA).isNotEqualTo(other);
        assertThat(SCHEMA).hasToString("'Toy' has x: 1 values, kind: 3 classes");
        assertThatThrownBy(() -> Schema.of("A").values("x", 1).target("x", 1))
                .hasMessage("column 'x' stands twice in 'A'");
        assertThatThrownBy(() -> Schema.of("A").values("x", 0))
                .hasMessage("column 'x' has width 0, but needs at least 1");
    }

    private static IntStream rows(Dataset part) {
        float[] x = new float[part.rows()];
        Batch.all(part).copyValues(0, x);
        return IntStream.range(0, x.length).map(r -> (int) x[r]);
    }
}
