// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import jdk.incubator.vector.VectorShape;
import org.jspecify.annotations.Nullable;

/**
 * The routines with the vectors of {@code jdk.incubator.vector} where those are faster, and plain loops elsewhere. A product
 * and the addition of it are rounded once. Only the classes {@code Vector...} know that module; {@link ProviderChoice} finds
 * this one by name.
 */
final class VectorCompute extends ScalarCompute {
    /** Vectors of fewer bits gain little over what HotSpot makes of plain loops. */
    private static final int ENOUGH_BITS = 256;

    private VectorCompute() {}

    /** The provider, or null where this processor's vectors are short, unless forced. */
    static @Nullable Compute ofThisProcessor(boolean forced) {
        boolean enough = VectorShape.preferredShape().vectorBitSize() >= ENOUGH_BITS;
        return enough || forced ? new VectorCompute() : null;
    }

    @Override
    public void product(float[] a, float[] b, int at, float[] c, int rows, int inner, int columns) {
        announce(rows);
        VectorProducts.product(a, b, at, c, rows, inner, columns);
    }

    @Override
    public void addTransposedProduct(float[] a, float[] g, float[] c, int at, int rows, int inner, int columns) {
        VectorProducts.addTransposedProduct(a, g, c, at, rows, inner, columns);
    }

    @Override
    public void productTransposed(float[] g, float[] b, int at, float[] c, int rows, int inner, int columns) {
        VectorProducts.productTransposed(g, b, at, c, rows, inner, columns);
    }

    @Override
    public void convolution(
            float[] x,
            float[] weight,
            int at,
            float[] y,
            int rows,
            Window window,
            int channels,
            int filters,
            int groups) {
        announce(rows);
        if (Convolutions.isDepthwise(channels, filters, groups)) {
            super.convolution(x, weight, at, y, rows, window, channels, filters, groups);
        } else {
            VectorConvolutions.convolution(x, weight, at, y, rows, window, channels, filters, groups);
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
        } else {
            VectorTransposedConvolution.run(g, weight, at, x, rows, window, channels, filters, groups);
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
        if (Convolutions.isDepthwise(channels, filters, groups)) {
            super.addConvolutionGradient(x, g, gradient, at, rows, window, channels, filters, groups);
        } else {
            VectorConvolutions.addConvolutionGradient(x, g, gradient, at, rows, window, channels, filters, groups);
        }
    }
}
