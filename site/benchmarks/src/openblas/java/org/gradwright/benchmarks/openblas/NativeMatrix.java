// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.openblas;

import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** A matrix, row after row, twice: in an array and outside of Java's heap. */
final class NativeMatrix {
    private static final float TOLERANCE = 1e-3f;

    private final int rows;
    private final int columns;
    private final FloatPointer outside;

    /** The matrix in an array. */
    final float[] values;

    NativeMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        values = new float[rows * columns];
        outside = new FloatPointer(values);
    }

    static NativeMatrix normals(int rows, int columns) {
        NativeMatrix matrix = new NativeMatrix(rows, columns);
        Random random = new Random(rows + columns);
        for (int i = 0; i < matrix.values.length; i++) {
            matrix.values[i] = (float) random.nextGaussian();
        }
        matrix.outside.put(matrix.values);
        return matrix;
    }

    /** {@code to = a b + kept to}, with a or b transposed, outside of the heap. */
    static void product(
            NativeMatrix a, boolean transposedA, NativeMatrix b, boolean transposedB, NativeMatrix to, float kept) {
        openblas_nolapack.cblas_sgemm(
                openblas_nolapack.CblasRowMajor,
                transposedA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                transposedB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                to.rows,
                to.columns,
                transposedA ? a.rows : a.columns,
                1,
                a.outside,
                a.columns,
                b.outside,
                b.columns,
                kept,
                to.outside,
                to.columns);
    }

    /**
     * Compares both.
     *
     * @throws IllegalStateException if they differ by more than rounding
     */
    void checkEqual(String what) {
        for (int i = 0; i < values.length; i++) {
            float other = outside.get(i);
            if (!(Math.abs(values[i] - other) <= TOLERANCE * Math.max(1, Math.abs(other)))) {
                throw new IllegalStateException("openblas and gradwright disagree in " + what + ": element " + i
                        + " is " + other + ", but " + values[i] + " in gradwright");
            }
        }
    }
}
