// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

/** How one operand of an elementwise operation is read for every element of the result. */
public enum Broadcast {
    /** One value for each element. */
    FULL,
    /** One value for each index of the last axis. */
    FEATURES,
    /** One value for each row of the batch. */
    ROWS,
    /** One value. */
    SCALAR;

    /** How a value of shape {@code operand} is read in a result of shape {@code result}. */
    public static Broadcast of(Shape operand, Shape result) {
        if (operand.equals(result)) {
            return FULL;
        }
        if (operand.equals(Shape.SCALAR)) {
            return SCALAR;
        }
        if (operand.batched() && result.batched() && operand.extents().isEmpty()) {
            return ROWS;
        }
        if (!operand.batched()
                && operand.extents().size() == 1
                && !result.extents().isEmpty()
                && operand.last() == result.last()) {
            return FEATURES;
        }
        throw new IllegalArgumentException("a value of shape " + operand + " cannot be spread over " + result);
    }
}
