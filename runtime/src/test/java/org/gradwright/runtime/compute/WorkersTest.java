// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {
    private static Workers.Job take(Workers workers) {
        Workers.Job job = workers.take();
        assertThat(job).isNotNull();
        return job;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void everyPartIsComputedOnceBeforeTheJobEnds(int threads) throws InterruptedException {
        Workers workers = new Workers(threads);
        for (int round = 1; round <= 3000; round++) {
            int parts = 1 + round % 17;
            AtomicIntegerArray times = new AtomicIntegerArray(parts);
            take(workers).at = round;
            int due = round;
            workers.run((job, part, all) -> times.addAndGet(part, job.at == due && all == parts ? 1 : 100), parts);
            for (int part = 0; part < parts; part++) {
                assertThat(times.get(part)).isEqualTo(1);
            }
            if (round % 1000 == 0) {
                Thread.sleep(5); // Long enough for the threads to fall asleep.
            }
        }
    }

    @Test
    void oneThreadHasNoWorkers() {
        assertThat(new Workers(1).take()).isNull();
    }

    @Test
    void whoComesWhileAJobIsUnderWayComputesAlone() {
        Workers workers = new Workers(2);
        take(workers);
        assertThat(workers.take()).isNull();
        workers.run((job, part, parts) -> assertThat(workers.take()).isNull(), 4);
        take(workers);
    }

    @Test
    void aFailureReachesTheCallerAndEndsTheJob() {
        Workers workers = new Workers(2);
        take(workers);
        assertThatThrownBy(() -> workers.run(
                        (job, part, parts) -> {
                            if (part == 3) {
                                throw new ArithmeticException("part 3");
                            }
                        },
                        6))
                .hasRootCauseMessage("part 3");
        take(workers);
        workers.run((job, part, parts) -> {}, 6);
    }

    @Test
    void aJobKeepsNoArrays() {
        Workers workers = new Workers(2);
        Workers.Job job = take(workers);
        job.a = new float[9];
        workers.run((all, part, parts) -> {}, 2);
        assertThat(job.a).isEmpty();
    }

    @Test
    void manyCallersGetTheirOwnResults() throws Exception {
        Compute compute = Compute.provider();
        int rows = 64;
        int size = 128;
        float[] a = new float[rows * size];
        float[] b = new float[size * size];
        for (int i = 0; i < a.length; i++) {
            a[i] = i % 13 - 6;
        }
        for (int i = 0; i < b.length; i++) {
            b[i] = i % 7 - 3;
        }
        float[] due = new float[rows * size];
        compute.product(a, b, 0, due, rows, size, size);
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Callable<float[]>> calls = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                calls.add(() -> {
                    float[] c = new float[rows * size];
                    compute.product(a, b, 0, c, rows, size, size);
                    return c;
                });
            }
            for (Future<float[]> call : callers.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(due);
            }
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void numberOfThreadsIsThatOfThePropertyOrOfTheProcessors() {
        assertThat(Workers.threads(null)).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(Workers.threads("3")).isEqualTo(3);
        for (String value : List.of("0", "257", "two")) {
            assertThatThrownBy(() -> Workers.threads(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("gradwright.threads is '" + value + "', but must be a number from 1 to 256");
        }
    }
}
