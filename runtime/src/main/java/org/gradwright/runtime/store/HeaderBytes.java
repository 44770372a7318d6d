// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file's header, read through a window of fixed size, so that a long header takes no more memory than a
 * short one. The first byte is at place 0.
 */
final class HeaderBytes {
    private static final int DECODED = 1 << 11;

    private final String file;
    private final FileChannel channel;
    private final int length;
    private final ByteBuffer buffer;
    private final byte[] window;
    private int from;
    private int to;

    /** The header of {@code length} bytes, and a window of at most {@code width} bytes onto it. */
    HeaderBytes(String file, FileChannel channel, int length, int width) {
        this.file = file;
        this.channel = channel;
        this.length = length;
        window = new byte[Math.min(length, width)];
        buffer = ByteBuffer.wrap(window);
    }

    /** Another window onto the same header, for reading at another place meanwhile. */
    HeaderBytes window(int width) {
        return new HeaderBytes(file, channel, length, width);
    }

    /** The file, as messages name it. */
    String file() {
        return file;
    }

    /** The number of bytes. */
    int length() {
        return length;
    }

    /** The byte at that place, as 0 to 255. */
    int at(int place) {
        if (place < from || place >= to) {
            fill(place);
        }
        return window[place - from] & 0xFF;
    }

    private void fill(int place) {
        if (place >= length) {
            // A text that was seen to end does not any more.
            throw changed();
        }
        int count = Math.min(window.length, length - place);
        to = 0;
        try {
            readAll(file, channel, buffer.clear().limit(count), Long.BYTES + (long) place);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        from = place;
        to = place + count;
    }

    /** Whether the bytes are UTF-8. */
    boolean areUtf8() throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(DECODED);
        CharBuffer characters = CharBuffer.allocate(DECODED);
        int at = 0;
        while (at < length) {
            int count = Math.min(bytes.remaining(), length - at);
            readAll(file, channel, bytes.limit(bytes.position() + count), Long.BYTES + (long) at);
            at += count;
            if (decoder.decode(bytes.flip(), characters.clear(), at == length).isError()) {
                return false;
            }
            bytes.compact();
        }
        return true;
    }

    /** That a second look found something else than the first. */
    StoreException changed() {
        return new StoreException("'" + file + "' changed while it was read");
    }

    /** Fills what remains of the buffer from that byte of the file on. */
    static void readAll(String file, FileChannel channel, ByteBuffer to, long from) throws IOException {
        long at = from;
        while (to.hasRemaining()) {
            int count = channel.read(to, at);
            if (count < 0) {
                throw new StoreException("'" + file + "' became shorter while it was read");
            }
            at += count;
        }
    }
}
