// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.ParameterRole;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Adam;
import org.junit.jupiter.api.Test;

/** What a network of images is used like. */
class PicturesTest {
    private static final int WIDTH = 8 * 7 * 2;
    private static final int ROWS = 20;
    private static final int WARM = 300;

    private final PicturesNetwork network = PicturesNetwork.create(1);

    private static float[] images(int rows) {
        Random random = new Random(2);
        float[] images = new float[rows * WIDTH];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        return images;
    }

    private static Dataset data() {
        int[] labels = new int[ROWS];
        Arrays.setAll(labels, i -> i % 3);
        return PicturesNetwork.data().image(images(ROWS)).kind(labels).build();
    }

    @Test
    void handlesShowWeightsInTheirLayout() {
        var edges = network.layers().edges();
        assertThat(edges.toString()).isEqualTo("convolution 'edges'");
        assertThat(edges.weight().shape()).containsExactly(3, 3, 2, 6);
        assertThat(edges.bias().shape()).containsExactly(6);
        float[] weight = new float[3 * 3 * 2 * 6];
        weight[((2 * 3 + 1) * 2 + 0) * 6 + 5] = 0.25f;
        edges.weight().set(weight);
        assertThat(edges.weight().get(2, 1, 0, 5)).isEqualTo(0.25f);
        assertThat(network.layers().larger().weight().shape()).containsExactly(3, 3, 3, 4);
        var depths = network.layers().depths();
        assertThat(depths.weight().shape()).containsExactly(2, 2, 1, 4);
        assertThatThrownBy(depths::bias)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'depths' has no bias: it is declared with bias = false");
        var parts = network.layers().parts();
        assertThat(parts.toString()).isEqualTo("separable conv2d 'parts'");
        assertThat(parts.parameters())
                .extracting(parameter -> parameter.role())
                .containsExactly(ParameterRole.WEIGHT, ParameterRole.WEIGHT, ParameterRole.BIAS);
    }

    @Test
    void aMaxNormBoundsTheFiltersOfEachKindOfConvolution() {
        network.session(1).close();
        network.layers().edges().maxNorm(0.25);
        network.layers().parts().maxNorm(0.25);
        network.layers().larger().maxNorm(0.25);
        network.update((parameters, gradients, ranges) -> {});
        assertFiltersHaveNorm(network.layers().edges().weight(), 3);
        assertFiltersHaveNorm(network.layers().parts().parameters().get(1), 3);
        assertFiltersHaveNorm(network.layers().larger().weight(), 2);
    }

    /** The filters, of which one extent of four counts the number, all were longer before. */
    private static void assertFiltersHaveNorm(Parameter weight, int extent) {
        int[] shape = weight.shape();
        int inner = extent == 3 ? 1 : shape[3];
        float[] values = new float[weight.size()];
        weight.copyTo(values);
        double[] squares = new double[shape[extent]];
        for (int i = 0; i < values.length; i++) {
            squares[i / inner % squares.length] += (double) values[i] * values[i];
        }
        for (double each : squares) {
            assertThat(Math.sqrt(each)).isCloseTo(0.25, within(1e-6));
        }
    }

    @Test
    void summaryCountsMultiplyAdds() {
        assertThat(network.summary())
                .containsPattern("edges +Conv2d +\\[batch, 8, 7, 6\\] +114 +6,048 +windows of 2 channels, maxima\n")
                .containsPattern("half +MaxPool2d +\\[batch, 4, 3, 6\\] +loops\n")
                .containsPattern(
                        "parts +SeparableConv2d +\\[batch, 4, 3, 4\\] +82 +936 +windows of 1 channel, windows of 6 channels\n")
                .containsPattern(
                        "larger +ConvTranspose2d +\\[batch, 8, 6, 3\\] +111 +1,296 +transposed windows, loops\n");
    }

    @Test
    void manyRowsArePredictedInSmallBatches() {
        float[] images = images(ROWS);
        float[] whole = new float[ROWS * 3];
        float[] parts = new float[ROWS * 3];
        try (var large = network.session(ROWS);
                var small = network.session(3)) {
            large.predictBatch(images, ROWS, whole);
            for (int row = 0; row < ROWS; row += 3) {
                int count = Math.min(3, ROWS - row);
                float[] some = Arrays.copyOfRange(images, row * WIDTH, (row + count) * WIDTH);
                float[] out = new float[count * 3];
                small.predictBatch(some, count, out);
                System.arraycopy(out, 0, parts, row * 3, out.length);
            }
        }
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void stepsAllocateNothing() {
        Adam optimizer = Adam.rate(1e-3);
        Batch batch = Batch.of(data(), 0, 4);
        try (var session = network.session(4)) {
            Runnable steps = () -> {
                for (int step = 0; step < WARM; step++) {
                    session.trainStep(batch.select(step % 5 * 4, 4), optimizer);
                }
            };
            assertThat(AllocatedBytes.onceWarm(steps)).isZero();
        }
    }

    @Test
    void frozenLayersStayAsTheyAre() {
        network.layers().edges().freeze();
        float[] before = new float[3 * 3 * 2 * 6];
        network.layers().edges().weight().copyTo(before);
        try (var session = network.session(ROWS)) {
            session.trainStep(Batch.all(data()), Adam.rate(0.1));
        }
        float[] after = new float[before.length];
        network.layers().edges().weight().copyTo(after);
        assertThat(after).isEqualTo(before);
    }
}
