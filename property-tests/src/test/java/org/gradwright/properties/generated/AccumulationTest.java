// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gradients of micro-batches add up to those of one batch, with the same masks of dropout. */
class AccumulationTest {
    /** Two masks, the last of which is seen in the output. */
    @Network
    interface Masked {
        @Dense(units = 17)
        Tensor hidden(@Input(5) Tensor x);

        @Dropout(0.3)
        Tensor first(Tensor x);

        @Dense(units = 9)
        Tensor next(Tensor x);

        @Dropout(0.5)
        @MeanSquaredError
        Tensor y(Tensor x);
    }

    private static final int ROWS = 128;
    private static final int WIDTH = 9;

    private final Dataset data = data();

    private static Dataset data() {
        SplitMix64 random = new SplitMix64(2);
        float[] x = new float[5 * ROWS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextNormal();
        }
        return AccumulationTest_MaskedNetwork.data()
                .x(x)
                .y(new float[WIDTH * ROWS])
                .build();
    }

    /** The outputs and the gradients of a step of batches of those sizes. */
    private float[] outputs(AccumulationTest_MaskedNetwork network, float[] gradient, int... sizes) {
        float[] outputs = new float[WIDTH * ROWS];
        int from = 0;
        network.zeroGradients();
        for (int size : sizes) {
            try (var session = network.session(size)) {
                session.forward(Batch.of(data, from, size));
                float[] part = new float[WIDTH * size];
                session.y().copyTo(part);
                System.arraycopy(part, 0, outputs, WIDTH * from, part.length);
                session.backward((float) size / ROWS);
            }
            from += size;
        }
        network.layers().hidden().weight().copyGradientTo(gradient);
        return outputs;
    }

    @Test
    void microBatchesDrawTheMasksOfOneBatch() {
        AccumulationTest_MaskedNetwork network = AccumulationTest_MaskedNetwork.create(3);
        float[] whole = new float[5 * 17];
        float[] one = outputs(network, whole, ROWS);
        for (int[] sizes : new int[][] {{64, 64}, {1, 100, 27}, {32, 32, 32, 32}}) {
            float[] parts = new float[whole.length];
            assertThat(outputs(network, parts, sizes)).isEqualTo(one);
            for (int i = 0; i < whole.length; i++) {
                assertThat(parts[i]).isCloseTo(whole[i], within(1e-5f));
            }
        }
        float[] first = Arrays.copyOf(one, WIDTH * 64);
        float[] second = Arrays.copyOfRange(one, WIDTH * 64, WIDTH * ROWS);
        int both = 0;
        for (int i = 0; i < first.length; i++) {
            both += first[i] == 0 && second[i] == 0 ? 1 : 0;
        }
        assertThat(both).as("a quarter is dropped in both").isBetween(100, 190);
    }

    /** The masks of a step follow from its number and the row in it, whether or not gradients are set to zero between. */
    @Test
    void anUpdateBeginsTheRowsOfAStepAnew() {
        float[] gradient = new float[5 * 17];
        AccumulationTest_MaskedNetwork whole = AccumulationTest_MaskedNetwork.create(3);
        outputs(whole, gradient, ROWS);
        unchangedStep(whole);
        float[] second = outputs(whole, gradient, ROWS);

        AccumulationTest_MaskedNetwork network = AccumulationTest_MaskedNetwork.create(3);
        outputs(network, gradient, 64, 64);
        unchangedStep(network);
        float[] next = new float[WIDTH * ROWS];
        try (var session = network.session(ROWS)) {
            session.forward(Batch.all(data)).y().copyTo(next);
        }
        assertThat(next).isEqualTo(second);
    }

    /** A step that changes no parameter, so that outputs differ by their masks alone. */
    private static void unchangedStep(AccumulationTest_MaskedNetwork network) {
        Sgd.rate(0).step(network);
    }

    @Test
    void aStepThatIsLoadedInItsMiddleBeginsAnew(@TempDir Path folder) {
        Path file = folder.resolve("model");
        AccumulationTest_MaskedNetwork network = AccumulationTest_MaskedNetwork.create(3);
        float[] gradient = new float[5 * 17];
        outputs(network, gradient, ROWS);
        Sgd.rate(0.01).step(network);
        float[] next = outputs(network, gradient, 64, 64);
        network.save(file);
        AccumulationTest_MaskedNetwork loaded = AccumulationTest_MaskedNetwork.create(4);
        outputs(loaded, gradient, 32);
        loaded.load(file);
        float[] again = new float[WIDTH * ROWS];
        try (var session = loaded.session(ROWS)) {
            session.forward(Batch.all(data)).y().copyTo(again);
        }
        assertThat(again).isEqualTo(next);
    }
}
