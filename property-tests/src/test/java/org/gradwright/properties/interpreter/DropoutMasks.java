// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The dropout masks that training draws, computed a second time from their documentation. */
final class DropoutMasks {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger GOLDEN = new BigInteger("9E3779B97F4A7C15", 16);

    private DropoutMasks() {}

    /** The mask of {@code count} elements, from {@code first} on, of a layer's call: 0 or {@code 1 / (1 - rate)}. */
    static double[] mask(long seed, String layer, int call, long step, double rate, long first, int count) {
        long[] draws = draws(seed, layer, call, step, first, count);
        return Arrays.stream(draws)
                .mapToDouble(draw -> draw >= Math.rint(rate * 0x1p24) ? 1 / (1 - rate) : 0)
                .toArray();
    }

    /** The 24 bits of each of {@code count} elements from {@code first} on. */
    static long[] draws(long seed, String layer, int call, long step, long first, int count) {
        BigInteger key = mix(unsigned(seed).add(hash(layer)));
        key = mix(key.add(GOLDEN.multiply(BigInteger.valueOf(call + 1L))));
        key = mix(key.add(GOLDEN.multiply(BigInteger.valueOf(step + 1L))));
        long low = key.longValue() & 0xFFFFFFFFL;
        long high = key.shiftRight(32).longValue();
        long[] draws = new long[count];
        for (int i = 0; i < count; i++) {
            draws[i] = draw(first + i, low, high);
        }
        return draws;
    }

    /** 24 bits for element {@code i}, in arithmetic modulo 2^32 done in long. */
    private static long draw(long i, long low, long high) {
        long word = 0xFFFFFFFFL;
        long x = (i * 0x9E3779B9L + low) & word;
        x = ((x ^ (x >>> 16)) * 0x85EBCA6BL) & word;
        x = ((x ^ (x >>> 13) ^ high) * 0xC2B2AE35L) & word;
        x = x ^ (x >>> 16);
        return x >>> 8;
    }

    /** The 64-bit FNV-1a of the name, whose characters are all below 128 here. */
    private static BigInteger hash(String name) {
        BigInteger hash = new BigInteger("CBF29CE484222325", 16);
        for (byte character : name.getBytes(StandardCharsets.US_ASCII)) {
            hash = hash.xor(BigInteger.valueOf(character))
                    .multiply(new BigInteger("100000001B3", 16))
                    .mod(MODULUS);
        }
        return hash;
    }

    /** The finalizer of SplitMix64. */
    private static BigInteger mix(BigInteger value) {
        BigInteger z = value.mod(MODULUS);
        z = z.xor(z.shiftRight(30))
                .multiply(new BigInteger("BF58476D1CE4E5B9", 16))
                .mod(MODULUS);
        z = z.xor(z.shiftRight(27))
                .multiply(new BigInteger("94D049BB133111EB", 16))
                .mod(MODULUS);
        return z.xor(z.shiftRight(31));
    }

    private static BigInteger unsigned(long value) {
        return BigInteger.valueOf(value).mod(MODULUS);
    }
}
