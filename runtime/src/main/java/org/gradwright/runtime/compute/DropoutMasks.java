// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Masks of {@link Compute#dropoutMask} in plain loops. The hash of an element starts with a multiple of its number; multiples
 * come from an array, as HotSpot 17 does not vectorize loops that compute with their index.
 */
final class DropoutMasks {
    private static final int STEP = 0x9E3779B9;
    private static final int[] MULTIPLES = new int[Panel.WIDTH];

    static {
        for (int i = 0; i < MULTIPLES.length; i++) {
            MULTIPLES[i] = i * STEP;
        }
    }

    private DropoutMasks() {}

    /** The elements from {@code from} to before {@code end} of a mask. */
    static void fill(float[] mask, int from, int end, long key, float rate) {
        if (from == end) {
            return;
        }
        int threshold = (int) Math.rint(rate * 16777216.0f);
        float scale = 1.0f / (1.0f - rate);
        Panel panel = Panel.borrow();
        int[] dropped = panel.flags();
        for (int i = from; i < end; i += Panel.WIDTH) {
            int count = Math.min(Panel.WIDTH, end - i);
            draw(MULTIPLES, i * STEP + (int) key, (int) (key >>> 32), threshold, dropped, count);
            for (int j = 0; j < count; j++) {
                mask[i + j] = (1 - dropped[j]) * scale;
            }
        }
        panel.release();
    }

    /** Sets 1 for what is dropped, else 0, without a branch, which no processor could predict. */
    private static void draw(int[] multiples, int low, int high, int threshold, int[] dropped, int count) {
        for (int j = 0; j < count; j++) {
            int x = multiples[j] + low;
            x = (x ^ (x >>> 16)) * 0x85EBCA6B;
            x = (x ^ (x >>> 13) ^ high) * 0xC2B2AE35;
            x = x ^ (x >>> 16);
            dropped[j] = ((x >>> 8) - threshold) >>> 31;
        }
    }
}
