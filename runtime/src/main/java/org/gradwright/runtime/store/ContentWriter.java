// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.SortedMap;

/** Writes content in one pass over the values: the header is written again once the checksum is known. */
final class ContentWriter {
    private static final int BUFFER = 1 << 16;

    private final SeekableByteChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final FloatBuffer numbers = bytes.asFloatBuffer();

    private ContentWriter(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /** Writes a file to an empty channel. */
    static void write(Content content, SeekableByteChannel channel) throws IOException {
        new ContentWriter(channel).write(content);
    }

    private void write(Content content) throws IOException {
        Header header = content.header(Checksum.UNKNOWN);
        ByteBuffer start = HeaderWriter.bytes(header);
        if (start.limit() - Long.BYTES > Header.LONGEST) {
            throw new IOException(
                    "the header takes " + start.limit() + " bytes, but at most " + Header.LONGEST + " can be read");
        }
        int entries = header.metadata().size() + header.tensors().size() + 1;
        if (entries > Header.MOST_ENTRIES) {
            throw new IOException(
                    "there are " + entries + " texts and tensors, but at most " + Header.MOST_ENTRIES + " can be read");
        }
        writeAll(start);
        Checksum checksum = checksum(header.metadata());
        for (TensorEntry entry : header.tensors().values()) {
            checksum.add(entry.name());
            checksum.add(ElementType.NAME);
            checksum.add(entry.shape().toString());
            float[] values = new float[entry.size()];
            content.copy(entry.name(), values);
            write(values, checksum);
        }
        channel.position(0);
        writeAll(HeaderWriter.bytes(content.header(checksum.value())));
    }

    /** A checksum into which the texts have gone, but for the checksum itself. */
    private static Checksum checksum(SortedMap<String, String> texts) {
        Checksum checksum = new Checksum();
        checksum.add(texts.size() - 1);
        texts.forEach((key, text) -> {
            if (!key.equals(Header.CHECKSUM)) {
                checksum.add(key);
                checksum.add(text);
            }
        });
        return checksum;
    }

    private void write(float[] values, Checksum checksum) throws IOException {
        for (int from = 0; from < values.length; from += numbers.capacity()) {
            int count = Math.min(numbers.capacity(), values.length - from);
            numbers.clear().put(values, from, count);
            bytes.clear().limit(count * ElementType.BYTES);
            checksum.add(bytes);
            writeAll(bytes);
        }
    }

    private void writeAll(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            channel.write(from);
        }
    }
}
