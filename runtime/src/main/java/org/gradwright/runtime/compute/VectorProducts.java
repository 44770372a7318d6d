// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products with vectors. Each sum runs over its index from the left, each product and addition rounded once, so every
 * path gives the bits of three nested loops with {@link Math#fma(float, float, float)}; but for products with one column,
 * whose sums are those of {@link VectorColumnDots}. The second factor is row-major, or stored in panels; see {@link
 * VectorPanels}.
 */
final class VectorProducts {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /** From so many values on, one row times a matrix reads the matrix row by row, as it lies in memory. */
    private static final int LARGE = 1 << 14;

    private VectorProducts() {}

    /** Sums start with the row {@code start[from ..]}, or with 0 where that is {@link ScalarCompute#NO_START}. */
    static void product(
            float[] a,
            float[] b,
            int at,
            int panel,
            float[] start,
            int from,
            float[] c,
            int rows,
            int inner,
            int columns) {
        if (panel < columns) {
            product(a, b, at, panel, start, from, c, 0, rows, inner, columns, 0, columns);
        } else if (VectorDots.suit(rows, inner, columns)) {
            VectorDots.product(a, b, at, start, from, c, rows, inner, columns);
        } else if (rows == 1 && columns >= L && inner * columns >= LARGE) {
            if (start.length == 0) {
                Arrays.fill(c, 0, columns, 0);
            } else {
                System.arraycopy(start, from, c, 0, columns);
            }
            addProductOfRow(a, b, at, c, inner, columns);
        } else {
            product(a, b, at, columns, start, from, c, 0, rows, inner, columns, 0, columns);
        }
    }

    /** The rows from {@code row} to before {@code endRow}, and of them the columns from {@code column} to before {@code end}. */
    private static void product(
            float[] a,
            float[] b,
            int at,
            int panel,
            float[] start,
            int from,
            float[] c,
            int row,
            int endRow,
            int inner,
            int columns,
            int column,
            int end) {
        VectorBlock block = VectorBlock.borrow();
        block.rows(a, inner, 1, inner);
        for (int j = column; j < end; j += VectorBlock.WIDTH) {
            int width = Math.min(VectorBlock.WIDTH, end - j);
            int place = at + VectorPanels.start(j, inner, panel);
            block.panel(b, place, VectorPanels.stride(j, columns, panel), width, endRow - row > VectorPanels.FEW_ROWS);
            block.start(start, from + j, width);
            block.compute(row * inner, false, c, row * columns + j, columns, endRow - row, width);
        }
        block.release();
    }

    /** A part of a {@link #product}: some panels, or, where those are few, some rows. */
    static void product(Workers.Job job, int part, int parts) {
        int panels = VectorPanels.count(job.columns);
        int row = VectorPanels.row(part, parts, job.rows);
        int endRow = VectorPanels.row(part + 1, parts, job.rows);
        if (VectorColumnDots.suit(job.inner, job.columns)) {
            VectorColumnDots.product(job.a, job.b, job.at, job.start, job.from, job.c, row, endRow, job.inner);
        } else if (panels >= parts) {
            product(
                    job.a,
                    job.b,
                    job.at,
                    job.panel,
                    job.start,
                    job.from,
                    job.c,
                    0,
                    job.rows,
                    job.inner,
                    job.columns,
                    VectorPanels.column(part, parts, panels, job.columns),
                    VectorPanels.column(part + 1, parts, panels, job.columns));
        } else {
            product(
                    job.a,
                    job.b,
                    job.at,
                    job.panel,
                    job.start,
                    job.from,
                    job.c,
                    row,
                    endRow,
                    job.inner,
                    job.columns,
                    0,
                    job.columns);
        }
    }

    private static void addProductOfRow(float[] a, float[] b, int at, float[] c, int inner, int columns) {
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
}
