// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Products with a transposed matrix, with vectors: {@code c[r, k] = sum_j g[r, j] * b[k, j]}, a sum over j from the left, each
 * product and addition rounded once. The matrix is row-major, or stored in panels; see {@link VectorPanels}.
 */
final class VectorTransposedProducts {
    private VectorTransposedProducts() {}

    static void product(float[] g, float[] b, int at, int panel, float[] c, int rows, int inner, int columns) {
        if (rows < VectorBlock.ROWS) {
            VectorDots.productTransposed(g, b, at, panel, c, rows, inner, columns);
        } else {
            product(g, b, at, panel, c, 0, rows, inner, columns, 0, inner);
        }
    }

    /** The rows from {@code row} to before {@code endRow}, and of them the columns from {@code from} to before {@code end}. */
    private static void product(
            float[] g,
            float[] b,
            int at,
            int panel,
            float[] c,
            int row,
            int endRow,
            int inner,
            int columns,
            int from,
            int end) {
        VectorBlock block = VectorBlock.borrow();
        block.rows(g, columns, 1, columns);
        for (int k = from; k < end; k += VectorBlock.WIDTH) {
            int width = Math.min(VectorBlock.WIDTH, end - k);
            float[] turned = block.turned(width);
            int size = block.bStep;
            for (int j = 0; j < columns; j += panel) {
                int stride = VectorPanels.stride(j, columns, panel);
                int place = at + VectorPanels.start(j, inner, panel) + k * stride;
                VectorPanels.transpose(b, place, stride, turned, j * size, size, stride, width);
            }
            block.compute(row * columns, false, c, row * inner + k, inner, endRow - row, width);
        }
        block.release();
    }

    /** A part of a {@link #product}: some panels, or, where those are few, some rows. */
    static void product(Workers.Job job, int part, int parts) {
        int panels = VectorPanels.count(job.inner);
        if (panels >= parts) {
            product(
                    job.a,
                    job.b,
                    job.at,
                    job.panel,
                    job.c,
                    0,
                    job.rows,
                    job.inner,
                    job.columns,
                    VectorPanels.column(part, parts, panels, job.inner),
                    VectorPanels.column(part + 1, parts, panels, job.inner));
        } else {
            product(
                    job.a,
                    job.b,
                    job.at,
                    job.panel,
                    job.c,
                    VectorPanels.row(part, parts, job.rows),
                    VectorPanels.row(part + 1, parts, job.rows),
                    job.inner,
                    job.columns,
                    0,
                    job.inner);
        }
    }
}
