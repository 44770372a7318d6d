// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import org.gradwright.runtime.compute.Angles;

/**
 * A small seeded generator whose numbers are the same on every platform and for ever: SplitMix64 (Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", OOPSLA 2014). Not for cryptography; one thread at a time.
 *
 * <p>The state grows by 0x9E3779B97F4A7C15 a draw, and a draw is {@link #mix} of the state.
 */
public final class SplitMix64 {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** A generator whose numbers follow from {@code seed} alone. */
    public SplitMix64(long seed) {
        state = seed;
    }

    /** A generator whose numbers follow from {@code seed} and {@code name} alone. */
    public static SplitMix64 of(long seed, String name) {
        return new SplitMix64(key(seed, name));
    }

    /** {@code mix(seed + hash)}, where the hash is the 64-bit FNV-1a of the name's UTF-16 units. */
    public static long key(long seed, String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return mix(seed + hash);
    }

    /** {@code mix(key + GOLDEN * (number + 1))}: a key made from a key and one more number. */
    public static long key(long key, long number) {
        return mix(key + GOLDEN * (number + 1));
    }

    /** The finalizer of SplitMix64: a one-to-one mapping of 64 bits in which every input bit reaches every output bit. */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 64 uniform bits. */
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** A uniform number in [0, 1): the upper 53 bits of a draw. */
    public double nextUniform() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /**
     * A uniform integer from 0 to {@code bound - 1}; draws that would favor small numbers are rejected.
     *
     * @throws IllegalArgumentException if the bound is below 1
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound is " + bound + ", but must be at least 1");
        }
        long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long bits;
        do {
            bits = nextLong() >>> 1;
        } while (bits >= limit);
        return (int) (bits % bound);
    }

    /** A standard normal number, by Box and Muller's cosine from two uniform draws; the same bits on every machine. */
    public double nextNormal() {
        double radius = StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - nextUniform()));
        return radius * Angles.cosine(2.0 * Math.PI * nextUniform());
    }

    /** Puts the numbers into a uniformly random order (Fisher and Yates, from the last place down). */
    public void shuffle(int[] numbers) {
        shuffle(numbers, 0, numbers.length);
    }

    /** Puts the {@code count} numbers from {@code from} on into a uniformly random order. */
    public void shuffle(int[] numbers, int from, int count) {
        for (int i = count - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int kept = numbers[from + i];
            numbers[from + i] = numbers[from + j];
            numbers[from + j] = kept;
        }
    }
}
