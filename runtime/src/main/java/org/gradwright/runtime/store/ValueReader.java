// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads the values behind a header, and checks a whole file in one pass over them. */
final class ValueReader {
    private static final int BUFFER = 1 << 14;
    private static final int TEXT_WINDOW = 1 << 11;
    private static final byte[] CHECKSUM = Header.CHECKSUM.getBytes(StandardCharsets.UTF_8);

    private final FileChannel channel;
    private final HeaderBytes header;
    private final Names names;
    private final HeaderReader reader;
    private final HeaderIndex index;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final FloatBuffer numbers = bytes.asFloatBuffer();

    ValueReader(FileChannel channel, HeaderBytes header, Names names, HeaderReader reader, HeaderIndex index) {
        this.channel = channel;
        this.header = header;
        this.names = names;
        this.reader = reader;
        this.index = index;
    }

    /** Fills an array with the values of a tensor. */
    void read(int number, float[] to) throws IOException {
        for (int from = 0; from < to.length; from += numbers.capacity()) {
            int count = Math.min(numbers.capacity(), to.length - from);
            fill(number, from, count);
            numbers.clear().get(to, from, count);
        }
    }

    /** The checksum of the whole file; the values of a tensor are kept in the array for its number, if there is one. */
    String checksum(IntFunction<float @Nullable []> kept) throws IOException {
        Checksum checksum = new Checksum();
        StoredText text = new StoredText(header.window(TEXT_WINDOW));
        addTexts(checksum, text);
        for (Ordering byName = index.entries().byName(names); byName.left() > 0; ) {
            int number = byName.next();
            int name = index.entries().name(number);
            checksum.add(text, name);
            reader.tensor(name).addTo(checksum);
            float @Nullable [] to = kept.apply(number);
            int size = index.entries().size(number);
            for (int from = 0; from < size; from += numbers.capacity()) {
                int count = Math.min(numbers.capacity(), size - from);
                fill(number, from, count);
                checksum.add(bytes);
                if (to != null) {
                    numbers.clear().get(to, from, count);
                }
            }
        }
        return checksum.value();
    }

    /** The texts of this library, but for the checksum itself. */
    private void addTexts(Checksum checksum, StoredText text) {
        checksum.add(index.ours() - 1);
        for (Ordering ours = index.ours(names); ours.left() > 0; ) {
            int key = ours.next();
            if (!names.is(key, CHECKSUM)) {
                checksum.add(text, key);
                checksum.add(text, reader.text(key));
            }
        }
    }

    private void fill(int number, int from, int count) throws IOException {
        bytes.clear().limit(count * ElementType.BYTES);
        long at = Long.BYTES + header.length() + index.entries().begin(number) + (long) from * ElementType.BYTES;
        HeaderBytes.readAll(header.file(), channel, bytes, at);
        bytes.flip();
    }
}
