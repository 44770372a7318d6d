// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.util.Arrays;

/** The tensors of a header in the order in which it has them: where their names stand, and where their values. */
final class TensorEntries {
    private final HeaderBytes header;
    private final int[] names;
    private final long[] begins;
    private final long[] ends;
    private int count;

    TensorEntries(HeaderBytes header, int capacity) {
        this.header = header;
        names = new int[capacity];
        begins = new long[capacity];
        ends = new long[capacity];
    }

    void add(int name, long begin, long end) {
        if (count == names.length) {
            throw header.changed();
        }
        names[count] = name;
        begins[count] = begin;
        ends[count] = end;
        count++;
    }

    int count() {
        return names.length;
    }

    /** The number of the tensor whose name stands at that place. */
    int number(int name) {
        return Arrays.binarySearch(names, name);
    }

    /** The place of a tensor's name. */
    int name(int number) {
        return names[number];
    }

    /** The place of its first byte behind the header. */
    long begin(int number) {
        return begins[number];
    }

    /** The place after its last byte. */
    long end(int number) {
        return ends[number];
    }

    /** The number of its values. */
    int size(int number) {
        return (int) ((ends[number] - begins[number]) / ElementType.BYTES);
    }

    /** All of them, in the order of their values. */
    Ordering byPlace() {
        return new Ordering(numbers(), names.length, (a, b) -> {
            int order = Long.compare(begins[a], begins[b]);
            return order == 0 ? Long.compare(ends[a], ends[b]) : order;
        });
    }

    /** All of them, in the order of their names. */
    Ordering byName(Names texts) {
        return new Ordering(numbers(), names.length, (a, b) -> texts.compare(names[a], names[b]));
    }

    private int[] numbers() {
        int[] numbers = new int[names.length];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
