// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.ArrayList;
import java.util.List;

/** How one operand of an elementwise operation is read for every element of the result. */
public enum Broadcast {
    /** One value for each element. */
    FULL,
    /** One value for each index of the last axis. */
    FEATURES,
    /** One value for each row of the batch. */
    ROWS,
    /** One value for each row and each index of the last axis: the same at all places of an image. */
    CHANNELS,
    /** One value for each row and each place: the same for all indices of the last axis. */
    PLACES,
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
        if (operand.extents().equals(List.of(result.last()))
                && !result.extents().isEmpty()) {
            if (!operand.batched()) {
                return FEATURES;
            }
            if (result.batched()) {
                return CHANNELS;
            }
        }
        if (operand.batched() && result.batched() && operand.equals(places(result))) {
            return PLACES;
        }
        throw new IllegalArgumentException("a value of shape " + operand + " cannot be spread over " + result);
    }

    /** The shape of one value for each place: the last extent is 1. */
    static Shape places(Shape shape) {
        List<Integer> extents = new ArrayList<>(shape.extents());
        if (!extents.isEmpty()) {
            extents.set(extents.size() - 1, 1);
        }
        return new Shape(shape.batched(), extents);
    }
}
