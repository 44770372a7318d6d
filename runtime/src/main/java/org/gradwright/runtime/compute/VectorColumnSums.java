// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums over many rows of few columns, with a vector for each {@code L} columns; each sum runs over the rows from the first. */
final class VectorColumnSums {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorColumnSums() {}

    /** Whether columns are whole vectors. */
    static boolean suits(int columns) {
        return columns % L == 0;
    }

    /** Adds to the sums, which start at {@code at}. */
    static void add(float[] g, float[] sums, int at, int rows, int columns) {
        int j = 0;
        for (; j + 2 * L <= columns; j += 2 * L) {
            addTwo(g, j, sums, at + j, rows, columns);
        }
        if (j < columns) {
            addOne(g, j, sums, at + j, rows, columns);
        }
    }

    private static void addTwo(float[] g, int from, float[] sums, int at, int rows, int columns) {
        FloatVector left = FloatVector.fromArray(S, sums, at);
        FloatVector right = FloatVector.fromArray(S, sums, at + L);
        for (int r = 0; r < rows; r++) {
            left = left.add(FloatVector.fromArray(S, g, from + r * columns));
            right = right.add(FloatVector.fromArray(S, g, from + r * columns + L));
        }
        left.intoArray(sums, at);
        right.intoArray(sums, at + L);
    }

    private static void addOne(float[] g, int from, float[] sums, int at, int rows, int columns) {
        FloatVector sum = FloatVector.fromArray(S, sums, at);
        for (int r = 0; r < rows; r++) {
            sum = sum.add(FloatVector.fromArray(S, g, from + r * columns));
        }
        sum.intoArray(sums, at);
    }
}
