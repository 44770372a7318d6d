// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads what a header says about one tensor after the other, and checks that its size is that of its shape. */
final class TensorReader {
    private static final int HIGHEST_RANK = 16;

    /** The longest text of an extent, with a comma and a space. */
    private static final int LONGEST_EXTENT = 12;

    private static final byte[] DTYPE = bytes("dtype");
    private static final byte[] SHAPE = bytes("shape");
    private static final byte[] OFFSETS = bytes("data_offsets");
    private static final byte[] ELEMENT = bytes(ElementType.NAME);

    private final String file;
    private final JsonScanner json;
    private final Names names;

    /** The place of the type, or -1. */
    private int type;

    /** The number of extents, or -1. */
    private int rank;

    private final long[] extents = new long[HIGHEST_RANK];

    /** The number of offsets, or -1. */
    private int places;

    private final long[] offsets = new long[2];
    private final ByteBuffer text = ByteBuffer.allocate(2 + HIGHEST_RANK * LONGEST_EXTENT);

    TensorReader(String file, JsonScanner json, Names names) {
        this.file = file;
        this.json = json;
        this.names = names;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The extents of the tensor read last. */
    List<Long> shape() {
        return Arrays.stream(extents, 0, rank).boxed().toList();
    }

    /** Its type and shape, the latter as in {@code [64, 128]}, go into a checksum. */
    void addTo(Checksum checksum) {
        checksum.addText(text.clear().put(ELEMENT));
        text.clear().put((byte) '[');
        for (int i = 0; i < rank; i++) {
            if (i > 0) {
                text.put((byte) ',').put((byte) ' ');
            }
            put(extents[i]);
        }
        checksum.addText(text.put((byte) ']'));
    }

    private void put(long number) {
        if (number > 9) {
            put(number / 10);
        }
        text.put((byte) ('0' + number % 10));
    }

    /** The place of its first byte behind the header. */
    long begin() {
        return offsets[0];
    }

    /** The place after its last byte. */
    long end() {
        return offsets[1];
    }

    /** The number of its values. */
    int size() {
        return (int) ((end() - begin()) / ElementType.BYTES);
    }

    /** Takes the entry of the tensor whose name stands at that place. */
    void read(int name) {
        type = -1;
        rank = -1;
        places = -1;
        json.take('{');
        do {
            int key = json.takeText();
            json.take(':');
            if (names.is(key, DTYPE)) {
                int value = json.takeText();
                once(name, "dtype", type);
                type = value;
            } else if (names.is(key, SHAPE)) {
                int before = rank;
                rank = numbers(extents);
                once(name, "shape", before);
            } else if (names.is(key, OFFSETS)) {
                int before = places;
                places = numbers(offsets);
                once(name, "data_offsets", before);
            } else {
                throw refusal(name, "with an entry '" + names.shown(key) + "', which is not known");
            }
        } while (json.takeFurther('}'));
        if (type < 0 || rank < 0 || places != offsets.length) {
            throw refusal(name, "without a dtype, a shape or two data_offsets");
        }
        if (!names.is(type, ELEMENT)) {
            throw refusal(name, "as " + names.shown(type) + ", but only " + ElementType.NAME + " is read");
        }
        checkSize(name);
    }

    private void once(int name, String key, int before) {
        if (before >= 0) {
            throw refusal(name, "with '" + key + "' twice");
        }
    }

    private int numbers(long[] numbers) {
        int count = 0;
        json.take('[');
        boolean further = !json.takeIf(']');
        while (further) {
            if (count == numbers.length) {
                throw json.unexpected("']' after at most " + numbers.length + " numbers");
            }
            numbers[count++] = json.takeNumber();
            further = json.takeFurther(']');
        }
        return count;
    }

    private void checkSize(int name) {
        if (end() < begin()) {
            throw refusal(name, "that ends at byte " + end() + ", before it begins at byte " + begin());
        }
        long size = 1;
        for (int i = 0; i < rank; i++) {
            // Both factors are below 2^31, so the product cannot overflow.
            size = extents[i] > Integer.MAX_VALUE ? extents[i] : size * extents[i];
            if (size > Integer.MAX_VALUE) {
                throw refusal(name, "with shape " + shape() + ", more values than an array can hold");
            }
        }
        if (end() - begin() != size * ElementType.BYTES) {
            throw refusal(
                    name,
                    "with shape " + shape() + ", which takes " + Shown.bytes(size * ElementType.BYTES) + ", in "
                            + Shown.bytes(end() - begin()));
        }
    }

    /** That the file holds the tensor whose name stands at that place in a way that cannot be. */
    StoreException refusal(int name, String what) {
        return new StoreException("'" + file + "' holds '" + names.shown(name) + "' " + what);
    }
}
