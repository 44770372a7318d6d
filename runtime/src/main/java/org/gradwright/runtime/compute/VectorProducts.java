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

    /** Sums start with the row {@code start[from ..]}, or with 0 where that is {@link ScalarCompute#NO_START}. */
    static void product(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        if (VectorDots.suit(rows, inner, columns)) {
            VectorDots.product(a, b, at, start, from, c, rows, inner, columns);
        } else if (rows == 1 && columns >= L && inner * columns >= LARGE) {
            if (start.length == 0) {
                Arrays.fill(c, 0, columns, 0);
            } else {
                System.arraycopy(start, from, c, 0, columns);
            }
            addProductOfRow(a, b, at, c, inner, columns);
        } else {
            product(a, b, at, start, from, c, 0, rows, inner, columns, 0, columns);
        }
    }

    /** The rows from {@code row} to before {@code endRow}, and of them the columns from {@code column} to before {@code end}. */
    private static void product(
            float[] a,
            float[] b,
            int at,
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
            block.panel(b, at + j, columns, width, endRow - row > FEW_ROWS);
            block.start(start, from + j, width);
            block.compute(row * inner, false, c, row * columns + j, columns, endRow - row, width);
        }
        block.release();
    }

    /** A part of a {@link #product}: some panels, or, where those are few, some rows. */
    static void product(Workers.Job job, int part, int parts) {
        int panels = panels(job.columns);
        if (panels >= parts) {
            product(
                    job.a,
                    job.b,
                    job.at,
                    job.start,
                    job.from,
                    job.c,
                    0,
                    job.rows,
                    job.inner,
                    job.columns,
                    column(part, parts, panels, job.columns),
                    column(part + 1, parts, panels, job.columns));
        } else {
            product(
                    job.a,
                    job.b,
                    job.at,
                    job.start,
                    job.from,
                    job.c,
                    row(part, parts, job.rows),
                    row(part + 1, parts, job.rows),
                    job.inner,
                    job.columns,
                    0,
                    job.columns);
        }
    }

    private static int panels(int columns) {
        return (columns + VectorBlock.WIDTH - 1) / VectorBlock.WIDTH;
    }

    /** The column with which part {@code part} starts. */
    private static int column(int part, int parts, int panels, int columns) {
        return Math.min(columns, (int) ((long) panels * part / parts) * VectorBlock.WIDTH);
    }

    /** The row with which part {@code part} starts: that of a tile, whatever its height. */
    private static int row(int part, int parts, int rows) {
        return part == parts ? rows : (int) ((long) rows * part / parts) / FEW_ROWS * FEW_ROWS;
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

    static void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        if (inner * columns < L) {
            VectorDots.addTransposedProduct(a, g, c, at, rows, inner, columns);
        } else if (columns < L && inner > columns) {
            addByColumns(a, g, c, at, rows, inner, columns, 0, inner);
        } else {
            addTransposedProduct(a, g, c, at, rows, inner, columns, 0, inner, 0, columns);
        }
    }

    /** The rows of c from {@code row} to before {@code endRow}, and of them the columns from {@code from} to before {@code end}. */
    private static void addTransposedProduct(
            float[] a,
            float[] g,
            float[] c,
            int at,
            int rows,
            int inner,
            int columns,
            int row,
            int endRow,
            int from,
            int end) {
        VectorBlock block = VectorBlock.borrow();
        block.rows(a, 1, inner, rows);
        for (int j = from; j < end; j += VectorBlock.WIDTH) {
            int width = Math.min(VectorBlock.WIDTH, end - j);
            block.panel(g, j, columns, width, endRow - row > FEW_ROWS);
            block.compute(row, true, c, at + row * columns + j, columns, endRow - row, width);
        }
        block.release();
    }

    /** A part of an {@link #addTransposedProduct}: some panels, or, where those are few, some rows of the result. */
    static void addTransposedProduct(Workers.Job job, int part, int parts) {
        int panels = panels(job.columns);
        int row = row(part, parts, job.inner);
        int endRow = row(part + 1, parts, job.inner);
        if (job.columns < L && job.inner > job.columns) {
            addByColumns(job.a, job.b, job.c, job.at, job.rows, job.inner, job.columns, row, endRow);
        } else if (panels >= parts) {
            addTransposedProduct(
                    job.a,
                    job.b,
                    job.c,
                    job.at,
                    job.rows,
                    job.inner,
                    job.columns,
                    0,
                    job.inner,
                    column(part, parts, panels, job.columns),
                    column(part + 1, parts, panels, job.columns));
        } else {
            addTransposedProduct(
                    job.a, job.b, job.c, job.at, job.rows, job.inner, job.columns, row, endRow, 0, job.columns);
        }
    }

    /** Adds to c column by column, with vectors along its rows: for columns that are too few for vectors. */
    private static void addByColumns(
            float[] a, float[] g, float[] c, int at, int rows, int inner, int columns, int row, int endRow) {
        VectorBlock block = VectorBlock.borrow();
        float[] sums = block.strip(columns * VectorBlock.WIDTH);
        block.rows(g, 1, columns, rows);
        for (int k = row; k < endRow; k += VectorBlock.WIDTH) {
            int width = Math.min(VectorBlock.WIDTH, endRow - k);
            int from = at + k * columns;
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < width; i++) {
                    sums[j * VectorBlock.WIDTH + i] = c[from + i * columns + j];
                }
            }
            block.panel(a, k, inner, width, false);
            block.compute(0, true, sums, 0, VectorBlock.WIDTH, columns, width);
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < width; i++) {
                    c[from + i * columns + j] = sums[j * VectorBlock.WIDTH + i];
                }
            }
        }
        block.release();
    }

    static void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        if (rows < VectorBlock.ROWS) {
            VectorDots.productTransposed(g, b, at, c, rows, inner, columns);
        } else {
            productTransposed(g, b, at, c, 0, rows, inner, columns, 0, inner);
        }
    }

    /** The rows from {@code row} to before {@code endRow}, and of them the columns from {@code from} to before {@code end}. */
    private static void productTransposed(
            float[] g, float[] b, int at, float[] c, int row, int endRow, int inner, int columns, int from, int end) {
        VectorBlock block = VectorBlock.borrow();
        block.rows(g, columns, 1, columns);
        for (int k = from; k < end; k += VectorBlock.WIDTH) {
            int width = Math.min(VectorBlock.WIDTH, end - k);
            block.transposedPanel(b, at + k * columns, columns, width);
            block.compute(row * columns, false, c, row * inner + k, inner, endRow - row, width);
        }
        block.release();
    }

    /** A part of a {@link #productTransposed}: some panels, or, where those are few, some rows. */
    static void productTransposed(Workers.Job job, int part, int parts) {
        int panels = panels(job.inner);
        if (panels >= parts) {
            productTransposed(
                    job.a,
                    job.b,
                    job.at,
                    job.c,
                    0,
                    job.rows,
                    job.inner,
                    job.columns,
                    column(part, parts, panels, job.inner),
                    column(part + 1, parts, panels, job.inner));
        } else {
            productTransposed(
                    job.a,
                    job.b,
                    job.at,
                    job.c,
                    row(part, parts, job.rows),
                    row(part + 1, parts, job.rows),
                    job.inner,
                    job.columns,
                    0,
                    job.inner);
        }
    }
}
