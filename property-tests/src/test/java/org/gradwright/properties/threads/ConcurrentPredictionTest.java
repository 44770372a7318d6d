// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads predict with one network, each what one thread alone predicts; virtual threads where Java has them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConcurrentPredictionTest {
    private static final int CALLERS = 200;
    private static final int WIDTH = Mixed.SIDE * Mixed.SIDE * 3;

    private final MixedNetwork network = MixedNetwork.create(3);

    @Test
    void callersOnPlatformThreadsPredictWhatOneDoes() throws Exception {
        check(Executors.newFixedThreadPool(8));
    }

    @Test
    void callersOnVirtualThreadsPredictWhatOneDoes() throws Exception {
        check(virtualThreads());
    }

    private void check(ExecutorService executor) throws Exception {
        try {
            List<float[]> due = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                due.add(network.predict(image(i)));
            }
            List<Future<float[]>> actual = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                float[] image = image(i);
                actual.add(executor.submit(() -> network.predict(image)));
            }
            for (int i = 0; i < CALLERS; i++) {
                assertThat(actual.get(i).get()).isEqualTo(due.get(i));
            }
        } finally {
            executor.shutdownNow();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Java 21 and later have them; before, a thread for each caller stands in. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            return Executors.newCachedThreadPool();
        }
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private static float[] image(int seed) {
        float[] image = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            image[i] = (float) Math.sin(seed + 0.1 * i);
        }
        return image;
    }
}
