// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

/** What arrays that are given together must be. */
final class GivenArrays {
    private GivenArrays() {}

    /**
     * Checks that two arrays have one element a row.
     *
     * @throws IllegalArgumentException if they differ in length or are empty
     */
    static void check(String name, int length, String other, int otherLength) {
        if (length != otherLength) {
            throw new IllegalArgumentException(name + " has " + length + " rows, but " + other + " has " + otherLength);
        }
        if (length == 0) {
            throw new IllegalArgumentException(name + " has no row, but a figure needs at least one");
        }
    }

    /**
     * Checks that one array has whole rows of {@code width} values, one for each element of another one.
     *
     * @throws IllegalArgumentException if it has not, or there is no row
     */
    static void checkRows(String name, int rows, String other, int otherLength, int width) {
        check(name, rows, other, otherLength / width);
        if (otherLength % width != 0) {
            throw new IllegalArgumentException(
                    other + " has " + otherLength + " values, but must have " + rows + " rows of " + width);
        }
    }

    /**
     * Checks the length of one row.
     *
     * @throws IllegalArgumentException if it is another one
     */
    static void checkRow(String name, int length, int width) {
        if (length != width) {
            throw new IllegalArgumentException(name + " has " + length + " values, but must have " + width);
        }
    }

    /**
     * Whether a label is 1.
     *
     * @throws IllegalArgumentException if it is neither 0 nor 1
     */
    static boolean checkedLabel(int label, int row) {
        if (label != 0 && label != 1) {
            throw new IllegalArgumentException("labels is " + label + " in row " + row + ", but must be 0 or 1");
        }
        return label == 1;
    }
}
