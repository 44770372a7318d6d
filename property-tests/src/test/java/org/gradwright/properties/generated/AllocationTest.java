// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.gradwright.runtime.compute.FloatMath;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Callback;
import org.gradwright.runtime.training.Control;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.Test;

/** Once warm, neither training nor prediction allocates, so that neither makes work for the garbage collector. */
class AllocationTest {
    private static final int WARM = 300;

    private static final int BATCH = 16;

    private final PerceptronNetwork network = PerceptronNetwork.create(1);
    private final Dataset data = PerceptronData.rows(64 * BATCH);

    @Test
    void whatAllocatesIsSeen() {
        AtomicReference<byte[]> kept = new AtomicReference<>();
        Runnable action = () -> kept.set(new byte[1000]);
        assertThat(AllocatedBytes.by(action)).isBetween(1000L, 1100L);
        assertThat(AllocatedBytes.onceWarm(action)).isBetween(1000L, 1100L);
    }

    @Test
    void waveFunctionsAndNormalNumbersAllocateNothing() {
        SplitMix64 random = new SplitMix64(5);
        float[] sum = new float[1];
        assertThat(AllocatedBytes.by(() -> {
                    for (int i = 0; i < WARM; i++) {
                        sum[0] += FloatMath.sin(i) + FloatMath.cos(i) + FloatMath.tan(i) + (float) random.nextNormal();
                    }
                }))
                .isZero();
    }

    @Test
    void trainStepAllocatesNothing() {
        Adam optimizer = Adam.rate(1e-3);
        Batch batch = Batch.of(data, 0, BATCH);
        try (var session = network.session(BATCH)) {
            Runnable steps = () -> {
                for (int step = 0; step < WARM; step++) {
                    session.trainStep(batch.select(step % 64 * BATCH, BATCH), optimizer);
                }
            };
            assertThat(AllocatedBytes.onceWarm(steps)).isZero();
        }
    }

    @Test
    void predictAllocatesNothing() {
        float[] row = new float[20];
        float[] out = new float[5];
        try (var session = network.session(1)) {
            Runnable predictions = () -> {
                for (int i = 0; i < WARM; i++) {
                    row[i % 20] = i;
                    session.predict(row, out);
                }
            };
            assertThat(AllocatedBytes.onceWarm(predictions)).isZero();
        }
    }

    @Test
    void stepsOfFitAllocateNothing() {
        long cost = AllocatedBytes.costOfAsking();
        Meter meter = new Meter();
        Trainer.of(network)
                .optimizer(Adam.rate(1e-3))
                .epochs(12)
                .batch(BATCH)
                .progress(Progress.quiet())
                .callback(meter)
                .fit(data);
        assertThat(meter.least - cost).as("bytes of 49 steps").isZero();
    }

    /** Measures the steps 11 to 59 of every epoch. */
    private static final class Meter implements Callback {
        private long before;
        private long least = Long.MAX_VALUE;

        @Override
        public void onBatchEnd(int epoch, int batch, double loss, Control control) {
            if (batch == 10) {
                before = AllocatedBytes.total();
            } else if (batch == 59) {
                least = Math.min(least, AllocatedBytes.total() - before);
            }
        }
    }
}
