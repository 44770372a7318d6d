// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Compares texts of a header where they stand; a text is the place behind its opening quote. */
final class Names {
    private static final int WINDOW = 1 << 9;
    private static final int NONE = 1 << 8;

    /** As many bytes as a message needs to show the start of a text. */
    private static final int SHOWN = 256;

    /** The prime 2<sup>61</sup> - 1. */
    private static final long PRIME = (1L << 61) - 1;

    private final StoredText one;
    private final StoredText other;
    private final byte[] start = new byte[SHOWN];

    /** Drawn anew for each file, so that none can hold many names of one hash; nothing else depends on it. */
    private final long base = ThreadLocalRandom.current().nextLong(1L << 32, PRIME);

    Names(HeaderBytes bytes) {
        one = new StoredText(bytes.window(WINDOW));
        other = new StoredText(bytes.window(WINDOW));
    }

    /** The order of two texts by their UTF-16 units. */
    int compare(int text, int otherText) {
        one.start(text);
        other.start(otherText);
        int a;
        int b;
        do {
            a = one.read();
            b = other.read();
        } while (a == b && a >= 0);
        return Integer.compare(rank(a), rank(b));
    }

    /** Bytes are ordered as characters are, and so as UTF-16 units but for those above the halves of pairs. */
    private static int rank(int first) {
        return first == 0xEE || first == 0xEF ? first + 0x10 : first;
    }

    /** Whether a text is the one with these UTF-8 bytes. */
    boolean is(int text, byte[] bytes) {
        return startsWith(text, bytes) && one.read() < 0;
    }

    /** Whether a text starts with these UTF-8 bytes. */
    boolean startsWith(int text, byte[] bytes) {
        one.start(text);
        for (byte each : bytes) {
            if (one.read() != (each & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** The only byte of a text, 256 if it is empty, or -1 if it is longer. */
    int only(int text) {
        one.start(text);
        int first = one.read();
        return first < 0 ? NONE : one.read() < 0 ? first : -1;
    }

    /** A hash of a text. */
    long hash(int text) {
        one.start(text);
        long hash = 1;
        for (int next = one.read(); next >= 0; next = one.read()) {
            hash = mixed(hash, next);
        }
        return spread(hash);
    }

    /** The hash of the text with these UTF-8 bytes. */
    long hash(byte[] bytes) {
        long hash = 1;
        for (byte each : bytes) {
            hash = mixed(hash, each & 0xFF);
        }
        return spread(hash);
    }

    /** {@code (hash * base + next + 1) mod (2^61 - 1)}: a polynomial, of which few of the bases are zeros. */
    private long mixed(long hash, int next) {
        long high = Math.multiplyHigh(hash, base);
        long low = hash * base;
        long sum = (low & PRIME) + ((low >>> 61) | (high << 3)) + next + 1;
        long folded = (sum & PRIME) + (sum >>> 61);
        return folded >= PRIME ? folded - PRIME : folded;
    }

    /** Else names that differ in their last letter would have almost the same hash. The constants are those of MurmurHash3. */
    private static long spread(long hash) {
        long once = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        long twice = (once ^ (once >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return twice ^ (twice >>> 33);
    }

    /** As messages show a text. */
    String shown(int text) {
        int count = one.start(text).fill(start);
        return Shown.name(new String(start, 0, count, StandardCharsets.UTF_8));
    }
}
