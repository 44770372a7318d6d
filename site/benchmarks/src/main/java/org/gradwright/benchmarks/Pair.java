// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks;

/**
 * Two programs that do the same.
 *
 * @param workload what they do
 * @param metric which part of it
 * @param elements how many numbers one run computes, or how many multiplications with an addition it takes
 * @param unit what is printed
 * @param other what {@code theirs} is called
 * @param limit the share of their time that ours may take; infinite where that is only measured
 */
public record Pair(
        String workload,
        String metric,
        int elements,
        Unit unit,
        Runnable ours,
        String other,
        Runnable theirs,
        double limit) {
    /** What is printed of a time. */
    public enum Unit {
        NANOSECONDS_PER_ELEMENT("ns/element"),
        /** A multiplication and an addition are two. */
        BILLION_OPERATIONS_PER_SECOND("GFLOP/s");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        double of(double nanosPerElement) {
            return this == NANOSECONDS_PER_ELEMENT ? nanosPerElement : 2 / nanosPerElement;
        }
    }

    public Pair(String workload, String metric, int elements, Unit unit, Runnable ours, String other, Runnable theirs) {
        this(workload, metric, elements, unit, ours, other, theirs, Double.POSITIVE_INFINITY);
    }

    public Pair(String workload, String metric, int elements, Runnable ours, String other, Runnable theirs) {
        this(workload, metric, elements, Unit.NANOSECONDS_PER_ELEMENT, ours, other, theirs);
    }

    /** This pair where ours may take at most that share of their time. */
    public Pair atMost(double share) {
        return new Pair(workload, metric, elements, unit, ours, other, theirs, share);
    }
}
