// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

/** Times a program. */
final class Stopwatch {
    private static final long WINDOW = 250_000_000;
    private static final int WINDOWS = 4;
    private static final int RUNS = 200;
    private static final long PATIENCE = 20_000_000_000L;

    /** What a window may be slower or faster than the one before and count as stable. */
    private static final double STABLE = 0.03;

    private Stopwatch() {}

    /**
     * Runs a program for at least a second and 200 times, until two windows of a quarter of a second take the same within 3
     * %, but for no more than 20 seconds.
     *
     * @return the nanoseconds of a run in the last window
     */
    static double warmUp(Program program) {
        long start = System.nanoTime();
        double before = Double.POSITIVE_INFINITY;
        long all = 0;
        for (int window = 1; ; window++) {
            long began = System.nanoTime();
            long end = began;
            long runs = 0;
            while (end - began < WINDOW) {
                program.run();
                runs++;
                end = System.nanoTime();
            }
            all += runs;
            double nanos = (end - began) / (double) runs;
            boolean stable = Math.abs(nanos - before) < STABLE * nanos;
            if (end - start > PATIENCE || (window >= WINDOWS && all >= RUNS && stable)) {
                return nanos;
            }
            before = nanos;
        }
    }

    /** The nanoseconds of a run, over so many. */
    static double time(Program program, int runs) {
        long start = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            program.run();
        }
        return (System.nanoTime() - start) / (double) runs;
    }
}
