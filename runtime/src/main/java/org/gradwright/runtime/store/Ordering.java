// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.util.function.IntBinaryOperator;

/** Numbers from the least to the greatest in some order, sorted in the array that they stand in, as far as is asked for. */
final class Ordering {
    private final int[] numbers;
    private final IntBinaryOperator order;
    private final boolean sorted;
    private final int count;
    private int size;

    /**
     * Puts the first {@code count} numbers of an array in order.
     *
     * @param numbers are moved about
     * @param order compares two of them, as {@link java.util.Comparator#compare}
     */
    Ordering(int[] numbers, int count, IntBinaryOperator order) {
        this.numbers = numbers;
        this.order = order;
        this.count = count;
        size = count;
        sorted = isSorted();
        // Else a heap, whose least number comes first.
        for (int i = size / 2 - 1; !sorted && i >= 0; i--) {
            sink(i);
        }
    }

    private boolean isSorted() {
        for (int i = 1; i < count; i++) {
            if (order.applyAsInt(numbers[i - 1], numbers[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    /** How many are left. */
    int left() {
        return size;
    }

    /** Takes the least of those left. */
    int next() {
        if (sorted) {
            return numbers[count - size--];
        }
        int least = numbers[0];
        size--;
        numbers[0] = numbers[size];
        sink(0);
        return least;
    }

    private void sink(int from) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && order.applyAsInt(numbers[child + 1], numbers[child]) < 0) {
                child++;
            }
            if (order.applyAsInt(numbers[at], numbers[child]) <= 0) {
                return;
            }
            int moved = numbers[at];
            numbers[at] = numbers[child];
            numbers[child] = moved;
            at = child;
        }
    }
}
