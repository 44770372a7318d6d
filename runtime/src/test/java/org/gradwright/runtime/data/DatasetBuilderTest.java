// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class DatasetBuilderTest {
    private static final Schema SCHEMA = Schema.of("Digits")
            .values("pixels", 3)
            .target("age", 1)
            .labels("digit", 10)
            .build();

    private final DatasetBuilder builder = new DatasetBuilder(SCHEMA);

    @Test
    void columnsOfEveryKindAreReadBack() {
        Dataset data = builder.values("pixels", new byte[] {0, 1, (byte) 255, 2, 3, 4}, 0.5f)
                .matrix("age", new FMatrixRMaj(2, 1, true, 30, 40))
                .labels("digit", new int[] {7, 9})
                .weights(new float[] {1, -2})
                .build();
        float[] pixels = new float[6];
        float[] age = new float[2];
        int[] digit = new int[2];
        float[] weight = new float[2];
        Batch batch = Batch.all(data);
        batch.copyValues(0, pixels);
        batch.copyValues(1, age);
        batch.copyLabels(2, digit);
        batch.copyWeights(weight);
        assertThat(pixels).containsExactly(0, 0.5f, 127.5f, 1, 1.5f, 2);
        assertThat(age).containsExactly(30, 40);
        assertThat(digit).containsExactly(7, 9);
        assertThat(weight).containsExactly(1, -2);
        assertThat(data.rows()).isEqualTo(2);
        assertThat(data.weighted()).isTrue();
    }

    @Test
    void laterChangesOfAnArrayDoNotReachTheData() {
        float[] pixels = {1, 2, 3};
        builder.values("pixels", pixels).values("age", new float[1]).labels("digit", new int[1]);
        pixels[0] = 9;
        float[] read = new float[3];
        Batch.all(builder.build()).copyValues(0, read);
        assertThat(read).containsExactly(1, 2, 3);
    }

    @Test
    void lengthMustBeAMultipleOfTheWidth() {
        assertRefused(
                () -> builder.values("pixels", new float[7]),
                "'pixels' has 7 values, which is not a multiple of its width 3");
    }

    @Test
    void columnsMustHaveTheSameRows() {
        builder.values("pixels", new float[6]);
        assertRefused(() -> builder.labels("digit", new int[] {1, 2, 3}), "'digit' has 3 rows, but 'pixels' has 2");
        assertRefused(() -> builder.weights(new float[1]), "'weight' has 1 rows, but 'pixels' has 2");
    }

    @Test
    void labelsMustBeClasses() {
        assertRefused(
                () -> builder.labels("digit", new int[] {1, 10}), "'digit' is 10 in row 1, but must be from 0 to 9");
        assertRefused(() -> builder.labels("digit", new int[] {-1}), "'digit' is -1 in row 0, but must be from 0 to 9");
    }

    @Test
    void aColumnIsSetOnce() {
        builder.values("age", new float[1]).weights(new float[1]);
        assertRefused(() -> builder.values("age", new float[1]), "'age' is set twice");
        assertRefused(() -> builder.weights(new float[1]), "'weight' is set twice");
    }

    @Test
    void columnsHaveTheirKind() {
        assertRefused(() -> builder.values("digit", new float[1]), "'digit' takes one int label a row, not values");
        assertRefused(() -> builder.labels("pixels", new int[1]), "'pixels' takes 3 values a row, not labels");
        assertRefused(
                () -> builder.values("image", new float[1]),
                "there is no column 'image'; 'Digits' has 'pixels', 'age', 'digit'");
    }

    @Test
    void matricesHaveTheWidthOfTheirColumn() {
        assertRefused(() -> builder.matrix("pixels", new FMatrixRMaj(5, 4)), "'pixels' has 4 columns, but takes 3");
    }

    @Test
    void dataHasRowsAndAFiniteScale() {
        assertRefused(() -> builder.values("pixels", new float[0]), "'pixels' has no rows, but needs at least 1");
        assertRefused(
                () -> builder.values("pixels", new byte[3], Float.NaN),
                "the scale of 'pixels' is NaN, but it and 255 times it must be finite");
        assertRefused(
                () -> builder.values("pixels", new byte[3], 1e37f),
                "the scale of 'pixels' is 1.0E37, but it and 255 times it must be finite");
    }

    @Test
    void probabilitiesGoFromZeroToOne() {
        Schema schema = Schema.of("Tags").probabilities("tags", 2).build();
        assertRefused(
                () -> new DatasetBuilder(schema).values("tags", new float[] {0, 1, 0.5f, 1.5f}),
                "'tags' is 1.5 in row 1, column 1, but must be from 0 to 1: it is a probability");
        assertRefused(
                () -> new DatasetBuilder(schema).matrix("tags", new FMatrixRMaj(1, 2, true, -1, 1)),
                "'tags' is -1.0 in row 0, column 0, but must be from 0 to 1: it is a probability");
        assertRefused(
                () -> new DatasetBuilder(schema).values("tags", new byte[] {0, 2}, 1),
                "'tags' is 2.0 in row 0, column 1, but must be from 0 to 1: it is a probability");
        byte[] bytes = {0, (byte) 255};
        assertThat(new DatasetBuilder(schema)
                        .values("tags", bytes, 1 / 255f)
                        .build()
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void distributionsAddUpToOne() {
        Schema schema = Schema.of("Choice").distribution("choice", 3).build();
        assertRefused(
                () -> new DatasetBuilder(schema).values("choice", new float[] {1, 0, 0, 1, 1, 0}),
                "'choice' adds up to 2.0 in row 1, but must add up to 1: it holds the probability of each class");
        assertRefused(
                () -> new DatasetBuilder(schema).values("choice", new float[3]),
                "'choice' adds up to 0.0 in row 0, but must add up to 1: it holds the probability of each class");
        assertRefused(
                () -> new DatasetBuilder(schema).values("choice", new float[] {1.5f, -0.5f, 0}),
                "'choice' is 1.5 in row 0, column 0, but must be from 0 to 1: it is a probability");
        float[] rounded = {0.33f, 0.33f, 0.33f};
        assertThat(new DatasetBuilder(schema).values("choice", rounded).build().rows())
                .isEqualTo(1);
    }

    @Test
    void whatIsNullIsNamed() {
        assertThatThrownBy(() -> builder.values("age", (float[]) null)).hasMessage("'age' is null");
        assertThatThrownBy(() -> builder.values("age", null, 1)).hasMessage("'age' is null");
        assertThatThrownBy(() -> builder.matrix("age", null)).hasMessage("'age' is null");
        assertThatThrownBy(() -> builder.labels("digit", null)).hasMessage("'digit' is null");
        assertThatThrownBy(() -> builder.weights(null)).hasMessage("'weight' is null");
        assertThatThrownBy(() -> builder.values(null, new float[1])).hasMessage("the name of a column is null");
        assertThatThrownBy(() -> new DatasetBuilder(null)).hasMessage("schema is null");
        assertThatThrownBy(() -> Batch.all(null)).hasMessage("dataset is null");
    }

    @Test
    void everyColumnIsNeeded() {
        builder.values("age", new float[1]);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'pixels', 'digit' are not set, but 'Digits' needs every column");
    }

    @Test
    void aRefusedCallLeavesTheBuilderAsItWas() {
        assertThatThrownBy(() -> builder.labels("digit", new int[] {11, 1})).isNotNull();
        Dataset data = builder.values("pixels", new float[9])
                .values("age", new float[3])
                .labels("digit", new int[3])
                .build();
        assertThat(data.rows()).isEqualTo(3);
        assertThat(data.weighted()).isFalse();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
