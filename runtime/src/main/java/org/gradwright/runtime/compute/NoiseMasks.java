// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/** Masks of channels, and normal numbers, drawn from a key by the hash that {@link Compute#dropoutMask} documents. */
final class NoiseMasks {
    private NoiseMasks() {}

    /** 24 uniform bits for element {@code i}. */
    private static int bits(int i, long key) {
        int x = i * 0x9E3779B9 + (int) key;
        x = (x ^ (x >>> 16)) * 0x85EBCA6B;
        x = (x ^ (x >>> 13) ^ (int) (key >>> 32)) * 0xC2B2AE35;
        x = x ^ (x >>> 16);
        return x >>> 8;
    }

    static void channels(float[] mask, int rows, int places, int channels, long key, float rate) {
        int threshold = (int) Math.rint(rate * 16777216.0f);
        float scale = 1.0f / (1.0f - rate);
        for (int r = 0; r < rows; r++) {
            int from = r * places * channels;
            for (int c = 0; c < channels; c++) {
                mask[from + c] = bits(r * channels + c, key) < threshold ? 0.0f : scale;
            }
            for (int p = 1; p < places; p++) {
                System.arraycopy(mask, from, mask, from + p * channels, channels);
            }
        }
    }

    static void normal(float[] noise, int count, long key, float mean, float deviation) {
        for (int i = 0; i < count; i++) {
            // An odd number of 25 bits, half as many below 0 as above: no digit is lost in float.
            int odd = 2 * bits(i, key) + 1 - 16777216;
            float q = odd / 33554432.0f;
            float z = Math.abs(q) <= 0.425f ? middle(q) : tail((16777216 - Math.abs(odd)) / 33554432.0f);
            noise[i] = mean + deviation * (Math.abs(q) <= 0.425f || q > 0 ? z : -z);
        }
    }

    /** The quantile of {@code 1/2 + q}. */
    private static float middle(float q) {
        float r = 0.180625f - q * q;
        float above = ((59.109375f * r + 159.29114f) * r + 50.434273f) * r + 3.3871326f;
        float below = ((67.18756f * r + 78.75776f) * r + 17.89517f) * r + 1.0f;
        return q * (above / below);
    }

    /** The quantile of {@code 1 - p} for p from 2^-25 to 0.075. */
    private static float tail(float p) {
        float r = (float) Math.sqrt(-FloatMath.log(p)) - 1.6f;
        float above = ((0.17023821f * r + 1.3067285f) * r + 2.7568154f) * r + 1.4234372f;
        float below = (0.12021133f * r + 0.73700166f) * r + 1.0f;
        return above / below;
    }
}
