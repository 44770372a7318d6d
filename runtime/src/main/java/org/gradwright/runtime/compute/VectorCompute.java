// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.VectorShape;
import org.jspecify.annotations.Nullable;

/**
 * The routines with the vectors of {@code jdk.incubator.vector} where those are faster, and plain loops elsewhere; large ones
 * on several threads. A product and the addition of it are rounded once. Only the classes {@code Vector...} know that module;
 * {@link ProviderChoice} finds this one by name.
 */
final class VectorCompute extends ScalarCompute {
    /** Vectors of fewer bits gain little over what HotSpot makes of plain loops. */
    private static final int ENOUGH_BITS = 256;

    /** Multiplications that take one thread some 10 microseconds: for fewer, others are not called. */
    private static final long ENOUGH_WORK = 1 << 19;

    /** Parts for each thread: more than one, because others may use the processors too. */
    private static final int PARTS = 2;

    /** Multiplications that take as long as to compare a value and to write it. */
    private static final int POOLED = 8;

    private static final Workers.Routine PRODUCT = VectorProducts::product;
    private static final Workers.Routine ADD_TRANSPOSED = VectorProductGradients::add;
    private static final Workers.Routine TRANSPOSED = VectorTransposedProducts::product;
    private static final Workers.Routine CONVOLUTION = VectorConvolutions::convolution;
    private static final Workers.Routine CONVOLUTION_TRANSPOSED = VectorTransposedConvolution::run;
    private static final Workers.Routine CONVOLUTION_MAXIMA = VectorConvolutions::convolutionMaxima;
    private static final Workers.Routine MAXIMA = VectorPooling::maxima;
    private static final Workers.Routine MAXIMA_GRADIENT = VectorPooling::maximaGradient;
    private static final Workers.Routine ADD_GRADIENT = VectorConvolutions::addConvolutionGradient;

    private final Workers workers;

    VectorCompute(Workers workers) {
        this.workers = workers;
    }

    /** The provider, or null where this processor's vectors are short, unless forced. */
    static @Nullable Compute ofThisProcessor(boolean forced) {
        boolean enough = VectorShape.preferredShape().vectorBitSize() >= ENOUGH_BITS;
        return enough || forced ? new VectorCompute(Workers.OfThisProcess.INSTANCE) : null;
    }

    /** Whether the workers compute a product; with fewer rows it is the memory that limits it, or other code computes it. */
    private boolean share(
            Workers.Routine routine,
            float[] a,
            float[] b,
            int panel,
            float[] start,
            int from,
            float[] c,
            int at,
            int rows,
            int inner,
            int columns) {
        if (rows < VectorBlock.ROWS || (long) rows * inner * columns < ENOUGH_WORK) {
            return false;
        }
        Workers.Job job = workers.take();
        if (job == null) {
            return false;
        }
        job.a = a;
        job.b = b;
        job.start = start;
        job.from = from;
        job.c = c;
        job.at = at;
        job.rows = rows;
        job.inner = inner;
        job.columns = columns;
        job.panel = panel;
        workers.run(routine, PARTS * workers.threads());
        return true;
    }

    @Override
    public int panelWidth() {
        return VectorBlock.WIDTH;
    }

    @Override
    public void product(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        product(a, b, at, columns, start, from, c, rows, inner, columns);
    }

    @Override
    public void panelProduct(
            float[] a, float[] b, int at, float[] start, int from, float[] c, int rows, int inner, int columns) {
        product(a, b, at, VectorBlock.WIDTH, start, from, c, rows, inner, columns);
    }

    private void product(
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
        if (panel >= columns && VectorLine.suits(rows, inner, columns)) {
            VectorLine.product(a, b, at, start, from, c, inner, columns);
            return;
        }
        announce(rows);
        if (!share(PRODUCT, a, b, panel, start, from, c, at, rows, inner, columns)) {
            VectorProducts.product(a, b, at, panel, start, from, c, rows, inner, columns);
        }
    }

    @Override
    public void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        addGradient(a, g, c, at, columns, rows, inner, columns);
    }

    @Override
    public void addTransposedPanelProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        addGradient(a, g, c, at, VectorBlock.WIDTH, rows, inner, columns);
    }

    private void addGradient(float[] a, float[] g, float[] c, int at, int panel, int rows, int inner, int columns) {
        if (!share(ADD_TRANSPOSED, a, g, panel, NO_START, 0, c, at, rows, inner, columns)) {
            VectorProductGradients.add(a, g, c, at, panel, rows, inner, columns);
        }
    }

    @Override
    public void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        transposed(g, b, at, columns, c, rows, inner, columns);
    }

    @Override
    public void panelProductTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        transposed(g, b, at, VectorBlock.WIDTH, c, rows, inner, columns);
    }

    private void transposed(float[] g, float[] b, int at, int panel, float[] c, int rows, int inner, int columns) {
        if (!share(TRANSPOSED, g, b, panel, NO_START, 0, c, at, rows, inner, columns)) {
            VectorTransposedProducts.product(g, b, at, panel, c, rows, inner, columns);
        }
    }

    /** Whether the workers compute a convolution of {@code units} parts at most. */
    private boolean share(
            Workers.Routine routine,
            int units,
            float[] a,
            float[] b,
            float[] start,
            int from,
            float[] c,
            int at,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        long work = (long) rows * window.results() * window.area() * (channels / groups) * filters;
        if (units < 2 || work < ENOUGH_WORK) {
            return false;
        }
        Workers.Job job = workers.take();
        if (job == null) {
            return false;
        }
        job.a = a;
        job.b = b;
        job.start = start;
        job.from = from;
        job.c = c;
        job.at = at;
        job.rows = rows;
        job.inner = channels;
        job.columns = filters;
        job.groups = groups;
        job.window = window;
        workers.run(routine, Math.min(units, PARTS * workers.threads()));
        return true;
    }

    @Override
    public void convolution(
            float[] x,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        announce(rows);
        if (Convolutions.isDepthwise(channels, filters, groups)) {
            super.convolution(x, weight, at, start, from, y, rows, window, channels, filters, groups);
        } else if (!share(CONVOLUTION, rows, x, weight, start, from, y, at, rows, window, channels, filters, groups)) {
            VectorConvolutions.convolution(x, weight, at, start, from, y, 0, rows, window, channels, filters, groups);
        }
    }

    @Override
    public void convolutionTransposed(
            float[] g,
            float[] weight,
            int at,
            float[] x,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        if (Convolutions.isDepthwise(channels, filters, groups)) {
            super.convolutionTransposed(g, weight, at, x, rows, window, channels, filters, groups);
        } else if (!share(
                CONVOLUTION_TRANSPOSED, rows, g, weight, NO_START, 0, x, at, rows, window, channels, filters, groups)) {
            VectorTransposedConvolution.run(g, weight, at, x, 0, rows, window, channels, filters, groups);
        }
    }

    @Override
    public void addConvolutionGradient(
            float[] x,
            float[] g,
            float[] gradient,
            int at,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        int terms = window.area() * (channels / groups);
        int units = terms / VectorConvolutions.unit(window, channels, filters);
        if (Convolutions.isDepthwise(channels, filters, groups)) {
            super.addConvolutionGradient(x, g, gradient, at, rows, window, channels, filters, groups);
        } else if (!share(
                ADD_GRADIENT, units, x, g, NO_START, 0, gradient, at, rows, window, channels, filters, groups)) {
            VectorConvolutions.addConvolutionGradient(
                    x, g, gradient, at, rows, window, channels, filters, groups, 0, terms);
        }
    }

    @Override
    public void convolutionMaxima(
            float[] x,
            float[] weight,
            int at,
            float[] start,
            int from,
            float[] y,
            float[] z,
            int rows,
            Window window,
            Window maxima,
            int channels,
            int filters,
            int groups) {
        if (!VectorConvolutions.suitsMaxima(maxima, filters, groups)) {
            super.convolutionMaxima(x, weight, at, start, from, y, z, rows, window, maxima, channels, filters, groups);
            return;
        }
        announce(rows);
        Workers.Job job = job(rows, (long) window.results() * window.area() * channels * filters);
        if (job == null) {
            VectorConvolutions.convolutionMaxima(
                    x, weight, at, start, from, y, z, 0, rows, window, maxima, channels, filters);
            return;
        }
        job.a = x;
        job.b = weight;
        job.at = at;
        job.start = start;
        job.from = from;
        job.c = y;
        job.d = z;
        job.rows = rows;
        job.window = window;
        job.maxima = maxima;
        job.inner = channels;
        job.columns = filters;
        workers.run(CONVOLUTION_MAXIMA, Math.min(rows, PARTS * workers.threads()));
    }

    /** The job of workers who compute several rows of so much work each; null where one thread computes them. */
    private Workers.@Nullable Job job(int rows, long work) {
        return rows < 2 || rows * work < ENOUGH_WORK ? null : workers.take();
    }

    @Override
    public void windowMaxima(float[] x, float[] y, int rows, Window window, int channels) {
        if (!VectorPooling.suits(window, channels)) {
            super.windowMaxima(x, y, rows, window, channels);
            return;
        }
        Workers.Job job = job(rows, (long) POOLED * window.results() * window.area() * channels);
        if (job == null) {
            VectorPooling.maxima(x, 0, y, 0, rows, window, channels);
            return;
        }
        job.a = x;
        job.c = y;
        pool(MAXIMA, job, rows, window, channels);
    }

    @Override
    public void windowMaximaGradient(float[] g, float[] x, float[] gradient, int rows, Window window, int channels) {
        if (!VectorPooling.suits(window, channels)) {
            super.windowMaximaGradient(g, x, gradient, rows, window, channels);
            return;
        }
        Workers.Job job = job(rows, (long) POOLED * window.results() * window.area() * channels);
        if (job == null) {
            VectorPooling.maximaGradient(g, x, gradient, 0, rows, window, channels);
            return;
        }
        job.a = g;
        job.b = x;
        job.c = gradient;
        pool(MAXIMA_GRADIENT, job, rows, window, channels);
    }

    private void pool(Workers.Routine routine, Workers.Job job, int rows, Window window, int channels) {
        job.rows = rows;
        job.window = window;
        job.inner = channels;
        workers.run(routine, Math.min(rows, PARTS * workers.threads()));
    }

    @Override
    public void gate(float[] g, float[] x, float[] gated, int count) {
        VectorGate.gate(g, x, gated, count);
    }

    @Override
    public void addColumnSums(float[] g, float[] sums, int at, int rows, int columns) {
        if (VectorColumns.suit(columns)) {
            VectorColumns.addSums(g, sums, at, rows, columns);
        } else {
            super.addColumnSums(g, sums, at, rows, columns);
        }
    }

    @Override
    void addSquares(float[] x, float[] means, float[] sums, int rows, int columns) {
        if (VectorColumns.suit(columns)) {
            VectorColumns.addSquares(x, means, sums, rows, columns);
        } else {
            super.addSquares(x, means, sums, rows, columns);
        }
    }

    @Override
    public void normalizeColumns(
            float[] x,
            float[] means,
            float[] inverses,
            float[] scale,
            int scaleAt,
            float[] shift,
            int shiftAt,
            float[] y,
            int rows,
            int columns) {
        if (VectorColumns.suit(columns)) {
            VectorNormalization.normalize(x, means, inverses, scale, scaleAt, shift, shiftAt, y, rows, columns);
        } else {
            super.normalizeColumns(x, means, inverses, scale, scaleAt, shift, shiftAt, y, rows, columns);
        }
    }

    @Override
    public void scaleAndShiftColumns(
            float[] x, float[] scale, int scaleAt, float[] shift, int shiftAt, float[] y, int rows, int columns) {
        if (VectorColumns.suit(columns)) {
            VectorNormalization.scaleAndShift(x, scale, scaleAt, shift, shiftAt, y, rows, columns);
        } else {
            super.scaleAndShiftColumns(x, scale, scaleAt, shift, shiftAt, y, rows, columns);
        }
    }

    @Override
    public void addStandardizedSums(
            float[] g, float[] x, float[] means, float[] inverses, float[] sums, int at, int rows, int columns) {
        if (VectorColumns.suit(columns)) {
            VectorNormalization.addStandardizedSums(g, x, means, inverses, sums, at, rows, columns);
        } else {
            super.addStandardizedSums(g, x, means, inverses, sums, at, rows, columns);
        }
    }

    @Override
    public void normalizeColumnsGradient(
            float[] g,
            float[] x,
            float[] means,
            float[] inverses,
            float[] scale,
            int scaleAt,
            float[] standardizedSums,
            float[] sums,
            float[] gradient,
            int rows,
            int columns) {
        if (VectorColumns.suit(columns)) {
            VectorNormalization.gradient(
                    g, x, means, inverses, scale, scaleAt, standardizedSums, sums, gradient, rows, columns);
        } else {
            super.normalizeColumnsGradient(
                    g, x, means, inverses, scale, scaleAt, standardizedSums, sums, gradient, rows, columns);
        }
    }

    @Override
    public void dropoutMask(float[] mask, int count, long key, float rate) {
        DropoutMasks.fill(mask, VectorMasks.dropout(mask, count, key, rate), count, key, rate);
    }

    @Override
    public boolean areFinite(float[] values, int from, int end) {
        int count = (end - from) / VectorFiniteValues.STEP * VectorFiniteValues.STEP;
        return super.areFinite(values, from + count, end)
                && (count == 0 || VectorFiniteValues.are(values, from, count));
    }
}
