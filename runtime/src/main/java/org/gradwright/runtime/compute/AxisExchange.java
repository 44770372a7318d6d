// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/** Copies with two axes exchanged. */
final class AxisExchange {
    /** Single values are exchanged in squares of this many rows and columns, so that both arrays stay in the cache. */
    private static final int TILE = 16;

    private AxisExchange() {}

    /** {@code to[r, k, i, j] = from[r, i, k, j]} for {@code from[rows, first, second, inner]}. */
    static void exchange(float[] from, float[] to, int rows, int first, int second, int inner) {
        int size = first * second;
        for (int row = 0; row < rows; row++) {
            if (inner == 1) {
                transpose(from, to, row * size, first, second);
            } else {
                vectors(from, to, row * size * inner, first, second, inner);
            }
        }
    }

    private static void vectors(float[] from, float[] to, int at, int first, int second, int inner) {
        for (int k = 0; k < second; k++) {
            for (int i = 0; i < first; i++) {
                System.arraycopy(from, at + (i * second + k) * inner, to, at + (k * first + i) * inner, inner);
            }
        }
    }

    private static void transpose(float[] from, float[] to, int at, int first, int second) {
        for (int i = 0; i < first; i += TILE) {
            int endI = Math.min(first, i + TILE);
            for (int k = 0; k < second; k += TILE) {
                tile(from, to, at, first, second, i, endI, k, Math.min(second, k + TILE));
            }
        }
    }

    private static void tile(
            float[] from, float[] to, int at, int first, int second, int fromI, int endI, int fromK, int endK) {
        for (int k = fromK; k < endK; k++) {
            int target = at + k * first;
            for (int i = fromI; i < endI; i++) {
                to[target + i] = from[at + i * second + k];
            }
        }
    }
}
