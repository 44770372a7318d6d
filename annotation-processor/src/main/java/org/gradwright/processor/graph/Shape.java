// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.Arrays;
import java.util.List;

/**
 * Extents of a value, all known but the batch.
 *
 * @param batched whether the first axis is the batch
 * @param extents the other axes, in row-major order
 */
public record Shape(boolean batched, List<Integer> extents) {
    /** The shape of one number. */
    public static final Shape SCALAR = new Shape(false, List.of());

    public Shape {
        extents = List.copyOf(extents);
    }

    /** {@code [batch, extents...]}. */
    public static Shape batch(Integer... extents) {
        return new Shape(true, Arrays.asList(extents));
    }

    /** {@code [extents...]}, the same for every batch. */
    public static Shape fixed(Integer... extents) {
        return new Shape(false, Arrays.asList(extents));
    }

    /** Number of values: of one row when batched, of the whole otherwise. */
    public long size() {
        return extents.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** Extent of the last axis; 1 when there is none. */
    public int last() {
        return extents.isEmpty() ? 1 : extents.get(extents.size() - 1);
    }

    /** Whether this is {@code [batch, features]}. */
    public boolean isFlat() {
        return batched && extents.size() == 1;
    }

    @Override
    public String toString() {
        String inner = String.join(", ", extents.stream().map(String::valueOf).toList());
        if (!batched) {
            return "[" + inner + "]";
        }
        return inner.isEmpty() ? "[batch]" : "[batch, " + inner + "]";
    }
}
