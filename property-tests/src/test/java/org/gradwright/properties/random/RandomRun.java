// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.random.Tally.Count;

/** Compiles and checks many networks on two threads, prints the figures, and fails when one of the networks does. */
final class RandomRun {
    private static final int COMPILED_AT_ONCE = 20;
    private static final int THREADS = 2;
    private static final Object COMPILER = new Object();

    private final Tally tally = new Tally();
    private final List<String> failures = new ArrayList<>();
    private long compiling;
    private long checking;

    /**
     * Checks {@code count} networks.
     *
     * @param what they are, for the figures
     * @param draw the network of each number from 0 on
     */
    static void check(String what, int count, IntFunction<Architecture> draw) throws InterruptedException {
        new RandomRun().run(what, count, draw);
    }

    private void run(String what, int count, IntFunction<Architecture> draw) throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int first = 0; first < count; first += COMPILED_AT_ONCE) {
            List<Architecture> architectures = new ArrayList<>();
            for (int i = first; i < Math.min(count, first + COMPILED_AT_ONCE); i++) {
                architectures.add(draw.apply(i));
            }
            threads.execute(() -> check(architectures));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.DAYS)).isTrue();
        System.out.printf(
                "%s: %s%n  %d s on %d threads: %d ms to compile and %d ms to check each%n",
                what,
                tally,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                THREADS,
                TimeUnit.NANOSECONDS.toMillis(compiling / count),
                TimeUnit.NANOSECONDS.toMillis(checking / count));
        failures.forEach(System.out::println);
        assertThat(failures).as("networks that fail").isEmpty();
        assertThat(tally.of(Count.NETWORKS)).isEqualTo(count);
        int compared = tally.of(Count.NUMBERS) + tally.of(Count.DIRECTIONS);
        assertThat(100 * tally.of(Count.AT_KINKS))
                .as("a hundred times what was left out at kinks")
                .isLessThan(compared);
        assertThat(100 * tally.of(Count.WITHIN_ROUNDING))
                .as("a hundred times what rounding may hide")
                .isLessThan(3 * compared);
    }

    private void check(List<Architecture> architectures) {
        Map<String, String> sources = new LinkedHashMap<>();
        architectures.forEach(each -> sources.put(each.binaryName(), each.source()));
        CompiledSources compiled;
        long nanosCompiling;
        try {
            synchronized (COMPILER) {
                long start = System.nanoTime();
                compiled = InMemoryCompiler.compile(sources);
                nanosCompiling = System.nanoTime() - start;
            }
        } catch (AssertionError | RuntimeException e) {
            if (architectures.size() == 1) {
                fail(architectures.get(0), "does not compile: " + e);
            } else {
                architectures.forEach(each -> check(List.of(each)));
            }
            return;
        }
        long start = System.nanoTime();
        Tally figures = new Tally();
        for (Architecture architecture : architectures) {
            Tally own = new Tally(architecture.name());
            try {
                ArchitectureCheck.check(architecture, compiled, own);
                figures.add(own);
            } catch (AssertionError | RuntimeException e) {
                fail(architecture, e.toString());
            }
        }
        add(figures, nanosCompiling, System.nanoTime() - start);
    }

    private synchronized void add(Tally figures, long nanosCompiling, long nanosChecking) {
        tally.add(figures);
        compiling += nanosCompiling;
        checking += nanosChecking;
    }

    private synchronized void fail(Architecture architecture, String how) {
        failures.add(architecture + how);
    }
}
