// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.util.Locale;

/** Where a value belongs in the table: medians go to standard output, their spread to standard error. */
record Line(String workload, String metric, int threads) {
    void print(String system, Sample sample, String unit) {
        print(system, sample.median(), unit);
        System.err.printf(
                Locale.ROOT,
                "%s %s %s, threads %d: quartiles %.4g to %.4g %s of %d rounds%n",
                system,
                workload,
                metric,
                threads,
                sample.lowerQuartile(),
                sample.upperQuartile(),
                unit,
                sample.size());
    }

    void print(String system, double value, String unit) {
        System.out.printf(
                Locale.ROOT, "%s\t%s\t%s\t%d\t%s\t%s%n", system, workload, metric, threads, text(value), unit);
    }

    /** Four digits, or all those before the point. */
    private static String text(double value) {
        int digits = (int) Math.max(0, 3 - Math.floor(Math.log10(value)));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
