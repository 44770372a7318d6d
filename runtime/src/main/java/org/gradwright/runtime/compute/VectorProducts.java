// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products with vectors. Each sum runs over its index from the left, each product and addition rounded once, so every
 * path gives the bits of three nested loops with {@link Math#fma(float, float, float)}.
 */
final class VectorProducts {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /** A panel that is read for more rows than these is copied. */
    private static final int FEW_ROWS = 4 * VectorBlock.ROWS;

    /** From so many values on, one row times a matrix reads the matrix row by row, as it lies in memory. */
    private static final int LARGE = 1 << 14;

    private VectorProducts() {}

    static void product(float[] a, float[] b, int at, float[] c, int rows, int inner, int columns) {
        if (rows == 1 && columns >= L && inner * columns >= LARGE) {
            productOfRow(a, b, at, c, inner, columns);
            return;
        }
        VectorBlock block = VectorBlock.borrow();
        block.rows(a, inner, 1, inner);
        for (int j = 0; j < columns; j += VectorBlock.WIDTH) {
            int width = Math.min(VectorBlock.WIDTH, columns - j);
            block.panel(b, at + j, columns, width, rows > FEW_ROWS);
            block.compute(0, VectorBlock.ZEROS, c, j, columns, rows, width);
        }
        block.release();
    }

    private static void productOfRow(float[] a, float[] b, int at, float[] c, int inner, int columns) {
        Arrays.fill(c, 0, columns, 0);
        int k = 0;
        for (; k + 8 <= inner; k += 8) {
            addRows(a, k, b, at + k * columns, c, columns);
        }
        for (; k < inner; k++) {
            addRow(a[k], b, at + k * columns, c, columns);
        }
    }

    /** {@code c[j] += a[k] * b[b0 + j] + ... + a[k + 7] * b[b7 + j]} for eight rows of b, from the left. */
    private static void addRows(float[] a, int k, float[] b, int b0, float[] c, int columns) {
        FloatVector f0 = FloatVector.broadcast(S, a[k]);
        FloatVector f1 = FloatVector.broadcast(S, a[k + 1]);
        FloatVector f2 = FloatVector.broadcast(S, a[k + 2]);
        FloatVector f3 = FloatVector.broadcast(S, a[k + 3]);
        FloatVector f4 = FloatVector.broadcast(S, a[k + 4]);
        FloatVector f5 = FloatVector.broadcast(S, a[k + 5]);
        FloatVector f6 = FloatVector.broadcast(S, a[k + 6]);
        FloatVector f7 = FloatVector.broadcast(S, a[k + 7]);
        int b1 = b0 + columns;
        int b2 = b1 + columns;
        int b3 = b2 + columns;
        int b4 = b3 + columns;
        int b5 = b4 + columns;
        int b6 = b5 + columns;
        int b7 = b6 + columns;
        int whole = columns - columns % L;
        for (int j = 0; j < whole; j += L) {
            FloatVector sum = FloatVector.fromArray(S, c, j);
            sum = FloatVector.fromArray(S, b, b0 + j).fma(f0, sum);
            sum = FloatVector.fromArray(S, b, b1 + j).fma(f1, sum);
            sum = FloatVector.fromArray(S, b, b2 + j).fma(f2, sum);
            sum = FloatVector.fromArray(S, b, b3 + j).fma(f3, sum);
            sum = FloatVector.fromArray(S, b, b4 + j).fma(f4, sum);
            sum = FloatVector.fromArray(S, b, b5 + j).fma(f5, sum);
            sum = FloatVector.fromArray(S, b, b6 + j).fma(f6, sum);
            sum = FloatVector.fromArray(S, b, b7 + j).fma(f7, sum);
            sum.intoArray(c, j);
        }
        for (int j = whole; j < columns; j++) {
            float sum = c[j];
            for (int i = 0; i < 8; i++) {
                sum = Math.fma(a[k + i], b[b0 + i * columns + j], sum);
            }
            c[j] = sum;
        }
    }

    private static void addRow(float factor, float[] b, int from, float[] c, int columns) {
        FloatVector f = FloatVector.broadcast(S, factor);
        int whole = columns - columns % L;
        for (int j = 0; j < whole; j += L) {
            FloatVector.fromArray(S, b, from + j)
                    .fma(f, FloatVector.fromArray(S, c, j))
                    .intoArray(c, j);
        }
        for (int j = whole; j < columns; j++) {
            c[j] = Math.fma(factor, b[from + j], c[j]);
        }
    }

    static void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        VectorBlock block = VectorBlock.borrow();
        if (columns < L && inner > columns) {
            addByColumns(block, a, g, c, at, rows, inner, columns);
        } else {
            block.rows(a, 1, inner, rows);
            for (int j = 0; j < columns; j += VectorBlock.WIDTH) {
                int width = Math.min(VectorBlock.WIDTH, columns - j);
                block.panel(g, j, columns, width, inner > FEW_ROWS);
                block.compute(0, c, c, at + j, columns, inner, width);
            }
        }
        block.release();
    }

    /** Adds to c column by column, with vectors along its rows: for columns that are too few for vectors. */
    private static void addByColumns(
            VectorBlock block, float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        float[] sums = block.strip(columns * VectorBlock.WIDTH);
        block.rows(g, 1, columns, rows);
        for (int k = 0; k < inner; k += VectorBlock.WIDTH) {
            int width = Math.min(VectorBlock.WIDTH, inner - k);
            int from = at + k * columns;
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < width; i++) {
                    sums[j * VectorBlock.WIDTH + i] = c[from + i * columns + j];
                }
            }
            block.panel(a, k, inner, width, false);
            block.compute(0, sums, sums, 0, VectorBlock.WIDTH, columns, width);
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < width; i++) {
                    c[from + i * columns + j] = sums[j * VectorBlock.WIDTH + i];
                }
            }
        }
    }

    static void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        if (rows < VectorBlock.ROWS) {
            VectorDots.productTransposed(g, b, at, c, rows, inner, columns);
            return;
        }
        VectorBlock block = VectorBlock.borrow();
        block.rows(g, columns, 1, columns);
        for (int k = 0; k < inner; k += VectorBlock.WIDTH) {
            int width = Math.min(VectorBlock.WIDTH, inner - k);
            block.transposedPanel(b, at + k * columns, columns, width);
            block.compute(0, VectorBlock.ZEROS, c, k, inner, rows, width);
        }
        block.release();
    }
}
