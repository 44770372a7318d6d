// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Arrays;

/** A list of numbers, of 8 to 16 bytes each. */
final class Numbers {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size] = value;
        size++;
    }

    int size() {
        return size;
    }

    /** How many are at least that number. */
    int atLeast(double number) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += values[i] >= number ? 1 : 0;
        }
        return count;
    }

    /** A copy of the numbers in ascending order. */
    double[] sorted() {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
