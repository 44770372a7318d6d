// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;

/**
 * An array of a session.
 *
 * @param size number of values: of a row when {@code kind} says so, of the whole otherwise
 * @param training whether only training needs it, neither prediction nor the evaluation of the loss
 * @param contents what lies in it, one text for each value
 */
public record Buffer(String name, Kind kind, long size, boolean training, List<String> contents) {
    /** What the elements are and how often they are there. */
    public enum Kind {
        /** Floating-point values for every row. */
        ROWS,
        /** Floating-point values, the same number for every batch. */
        FIXED,
        /** Labels for every row. */
        LABELS
    }

    public Buffer {
        contents = List.copyOf(contents);
    }
}
