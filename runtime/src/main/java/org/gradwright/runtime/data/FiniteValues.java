// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import org.gradwright.runtime.compute.Compute;

/** Finds numbers that no network can compute with. */
public final class FiniteValues {
    private FiniteValues() {}

    /** The index of the first of the first {@code count} values that is NaN or infinite; -1 if there is none. */
    public static int firstOther(float[] values, int count) {
        return firstOther(values, 0, count);
    }

    /** The index of the first value from {@code from} to before {@code end} that is NaN or infinite; -1 if there is none. */
    public static int firstOther(float[] values, int from, int end) {
        return Compute.finite(values, from, end) ? -1 : first(values, from, end);
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
