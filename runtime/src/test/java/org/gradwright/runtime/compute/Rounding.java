// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/** How the provider in use rounds sums of products: plain loops round twice, vectors once. */
final class Rounding {
    /** Whether the provider in use computes with vectors. */
    static final boolean ONCE = Compute.provider().getClass().getSimpleName().equals("VectorCompute");

    private Rounding() {}

    /** {@code sum + x * y}. */
    static float add(float sum, float x, float y) {
        return ONCE ? Math.fma(x, y, sum) : sum + x * y;
    }
}
