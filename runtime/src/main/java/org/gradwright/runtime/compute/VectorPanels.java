// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies of some columns of a matrix whose rows lie side by side. */
final class VectorPanels {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /** The side of the squares that are transposed one after the other. */
    private static final int SQUARE = 16;

    private VectorPanels() {}

    /** {@code panel[p * size + j] = values[from + p * stride + j]}; what is beyond {@code width} may be anything. */
    static void copy(float[] values, int from, int stride, float[] panel, int size, int depth, int width) {
        int inside = Math.min(depth, (values.length - size - from) / stride + 1);
        if (values.length < from + size) {
            inside = 0;
        }
        for (int p = 0; p < inside; p++) {
            for (int j = 0; j < size; j += L) {
                FloatVector.fromArray(S, values, from + p * stride + j).intoArray(panel, p * size + j);
            }
        }
        for (int p = inside; p < depth; p++) {
            System.arraycopy(values, from + p * stride, panel, p * size, width);
        }
    }

    /** {@code panel[to + p * size + j] = values[from + j * stride + p]}; what is beyond {@code width} may be anything. */
    static void transpose(float[] values, int from, int stride, float[] panel, int to, int size, int depth, int width) {
        int whole = depth - depth % SQUARE;
        for (int p = 0; p < whole; p += SQUARE) {
            for (int j = 0; j < width; j++) {
                int line = from + j * stride + p;
                int place = to + p * size + j;
                for (int i = 0; i < SQUARE; i++) {
                    panel[place + i * size] = values[line + i];
                }
            }
        }
        for (int j = 0; j < width; j++) {
            for (int p = whole; p < depth; p++) {
                panel[to + p * size + j] = values[from + j * stride + p];
            }
        }
    }
}
