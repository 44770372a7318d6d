// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.FloatVector;

/**
 * What reaches the second factor of a matrix product, with vectors: {@code c[k, j] += sum_r a[r, k] * g[r, j]}, a sum that
 * goes on with what {@code c} holds, over r from the left, each product and addition rounded once. What it is added to is
 * row-major, or stored in panels; see {@link VectorPanels}.
 */
final class VectorProductGradients {
    private static final int L = FloatVector.SPECIES_PREFERRED.length();

    private VectorProductGradients() {}

    static void add(float[] a, float[] g, float[] c, int at, int panel, int rows, int inner, int columns) {
        if (inner * columns < L) {
            VectorDots.addTransposedProduct(a, g, c, at, rows, inner, columns);
        } else if (columns < L && inner > columns) {
            addByColumns(a, g, c, at, rows, inner, columns, 0, inner);
        } else {
            add(a, g, c, at, panel, rows, inner, columns, 0, inner, 0, columns);
        }
    }

    /** The rows of c from {@code row} to before {@code endRow}, and of them the columns from {@code from} to before {@code end}. */
    private static void add(
            float[] a,
            float[] g,
            float[] c,
            int at,
            int panel,
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
            int stride = VectorPanels.stride(j, columns, panel);
            int to = at + VectorPanels.start(j, inner, panel) + row * stride;
            block.panel(g, j, columns, width, endRow - row > VectorPanels.FEW_ROWS);
            block.compute(row, true, c, to, stride, endRow - row, width);
        }
        block.release();
    }

    /** A part of an {@link #add}: some panels, or, where those are few, some rows of the result. */
    static void add(Workers.Job job, int part, int parts) {
        int panels = VectorPanels.count(job.columns);
        int row = VectorPanels.row(part, parts, job.inner);
        int endRow = VectorPanels.row(part + 1, parts, job.inner);
        if (job.columns < L && job.inner > job.columns) {
            addByColumns(job.a, job.b, job.c, job.at, job.rows, job.inner, job.columns, row, endRow);
        } else if (panels >= parts) {
            add(
                    job.a,
                    job.b,
                    job.c,
                    job.at,
                    job.panel,
                    job.rows,
                    job.inner,
                    job.columns,
                    0,
                    job.inner,
                    VectorPanels.column(part, parts, panels, job.columns),
                    VectorPanels.column(part + 1, parts, panels, job.columns));
        } else {
            add(job.a, job.b, job.c, job.at, job.panel, job.rows, job.inner, job.columns, row, endRow, 0, job.columns);
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
}
