// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * Times pairs: warms both programs up, then runs them in turns, and prints the median time of each and the median of the
 * ratios of neighboring runs, which holds where the machine's speed drifts.
 */
public final class Rounds {
    private static final int ROUNDS = 31;
    private static final long ROUND_NANOS = 2_000_000;
    private static final long WARM_UP_NANOS = 400_000_000;

    private Rounds() {}

    /**
     * Prints {@code system workload metric threads value unit} for both programs, and the ratio ours / theirs. Returns whether
     * that is within the pair's limit.
     */
    public static boolean run(Pair pair) {
        warmUp(pair.ours());
        warmUp(pair.theirs());
        int repeats = repeats(pair.ours());
        int theirRepeats = repeats(pair.theirs());
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ours[i] = nanos(pair.ours(), repeats) / pair.elements();
            theirs[i] = nanos(pair.theirs(), theirRepeats) / pair.elements();
            ratios[i] = ours[i] / theirs[i];
        }
        print("gradwright", pair, pair.unit().of(median(ours)), pair.unit().text());
        print(pair.other(), pair, pair.unit().of(median(theirs)), pair.unit().text());
        double ratio = median(ratios);
        print("gradwright/" + pair.other(), pair, ratio, "ratio");
        return ratio <= pair.limit();
    }

    private static void print(String system, Pair pair, double value, String unit) {
        System.out.printf(
                Locale.ROOT, "%s\t%s\t%s\t1\t%.4f\t%s%n", system, pair.workload(), pair.metric(), value, unit);
    }

    private static void warmUp(Runnable program) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        while (System.nanoTime() < end) {
            program.run();
        }
    }

    /** So many that a round takes long enough for the clock. */
    private static int repeats(Runnable program) {
        double each = Math.max(1, nanos(program, 10));
        return (int) Math.max(1, ROUND_NANOS / each);
    }

    private static double nanos(Runnable program, int repeats) {
        long start = System.nanoTime();
        for (int i = 0; i < repeats; i++) {
            program.run();
        }
        return (System.nanoTime() - start) / (double) repeats;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
