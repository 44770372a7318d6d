// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

/** Finds numbers that no network can compute with. */
public final class FiniteValues {
    private FiniteValues() {}

    /** The index of the first of the first {@code count} values that is NaN or infinite; -1 if there is none. */
    public static int firstOther(float[] values, int count) {
        return firstOther(values, 0, count);
    }

    /** The index of the first value from {@code from} to before {@code end} that is NaN or infinite; -1 if there is none. */
    public static int firstOther(float[] values, int from, int end) {
        // Each product is zero for a finite value and NaN for any other; four sums hide the latency of an addition.
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = from;
        for (; i + 4 <= end; i += 4) {
            sum0 += values[i] * 0;
            sum1 += values[i + 1] * 0;
            sum2 += values[i + 2] * 0;
            sum3 += values[i + 3] * 0;
        }
        for (; i < end; i++) {
            sum0 += values[i] * 0;
        }
        return sum0 + sum1 + sum2 + sum3 == 0 ? -1 : first(values, from, end);
    }

    private static int first(float[] values, int from, int end) {
        int i = from;
        while (i < end && Float.isFinite(values[i])) {
            i++;
        }
        return i < end ? i : -1;
    }

    /** What to say about such a value. */
    public static String message(String column, float value, int row, int place) {
        return "'" + column + "' is " + value + " in row " + row + ", column " + place + ", but must be finite";
    }
}
