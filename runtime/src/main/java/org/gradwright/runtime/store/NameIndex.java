// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.util.Arrays;

/** Finds texts of a header; takes 8 bytes for each, less than it takes there. */
final class NameIndex {
    /** A place is below the longest header. */
    private static final int PLACE_BITS = 24;

    private static final long PLACE = (1L << PLACE_BITS) - 1;

    private final HeaderBytes header;
    private final Names names;

    /** For each text the upper bits of its hash, and its place. */
    private final long[] keys;

    private int size;

    NameIndex(HeaderBytes header, Names names, int capacity) {
        this.header = header;
        this.names = names;
        keys = new long[capacity];
    }

    /** Adds a text. */
    void add(int text) {
        if (size == keys.length) {
            throw header.changed();
        }
        keys[size++] = key(names.hash(text)) | text;
    }

    private static long key(long hash) {
        return hash & ~PLACE;
    }

    /** To be called when all were added, before any is found. */
    void sort() {
        if (size < keys.length) {
            throw header.changed();
        }
        Arrays.sort(keys);
    }

    /** The place of the text with these UTF-8 bytes, or -1. */
    int find(byte[] bytes) {
        long key = key(names.hash(bytes));
        // No text is at place 0, where the first quote can be.
        int at = -1 - Arrays.binarySearch(keys, key);
        while (at < keys.length && (keys[at] & ~PLACE) == key) {
            int text = (int) (keys[at] & PLACE);
            if (names.is(text, bytes)) {
                return text;
            }
            at++;
        }
        return -1;
    }

    /** The first place of a text that stands at an earlier place too, or {@link Integer#MAX_VALUE}. */
    int firstRepeated() {
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < keys.length; i++) {
            for (int j = i + 1; j < keys.length && (keys[j] & ~PLACE) == (keys[i] & ~PLACE); j++) {
                int text = (int) (keys[j] & PLACE);
                // Places ascend among equal hashes.
                if (text >= first) {
                    break;
                }
                if (names.compare((int) (keys[i] & PLACE), text) == 0) {
                    first = text;
                }
            }
        }
        return first;
    }
}
