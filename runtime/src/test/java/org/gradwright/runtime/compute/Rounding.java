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

    /** Whether a long dot product, of 32 terms or more, is the sum of sixteen. */
    static boolean dealsOut(int terms) {
        return ONCE && terms >= 32;
    }

    /** A long dot product as the sum of sixteen: of every sixteenth term each, then of halves, then of what is left. */
    static float dot(float[] a, int from, float[] b, int at, int terms) {
        float[] sums = new float[16];
        int whole = terms / 16 * 16;
        for (int k = 0; k < whole; k++) {
            sums[k % 16] = add(sums[k % 16], a[from + k], b[at + k]);
        }
        for (int half = 8; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        float sum = sums[0];
        for (int k = whole; k < terms; k++) {
            sum = add(sum, a[from + k], b[at + k]);
        }
        return sum;
    }
}
