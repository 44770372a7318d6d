// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The UTF-8 bytes of a text of a header, without its escapes, one after the other; so a long text can be looked at without
 * memory for it.
 */
public final class StoredText extends InputStream {
    private final HeaderBytes bytes;
    private int place;

    /** The bytes of a character that follow those read, the next one in the lowest eight bits; none is 0. */
    private int following;

    private boolean ended;

    /** To be {@link #start started}. */
    StoredText(HeaderBytes bytes) {
        this.bytes = bytes;
    }

    /** Goes to a text, given by the place behind its opening quote; the scanner has passed it before. */
    StoredText start(int text) {
        place = text;
        following = 0;
        ended = false;
        return this;
    }

    /** The next byte, or -1 at the end. */
    @Override
    public int read() {
        if (following != 0) {
            int next = following & 0xFF;
            following >>>= 8;
            return next;
        }
        int next = bytes.at(place);
        if (next == '"') {
            return -1;
        }
        place++;
        return next == '\\' ? escaped() : next;
    }

    @Override
    public int read(byte[] to, int from, int count) {
        Objects.checkFromIndexSize(from, count, to.length);
        int done = 0;
        for (; done < count; done++) {
            int next = read();
            if (next < 0) {
                return done == 0 ? -1 : done;
            }
            to[from + done] = (byte) next;
        }
        return done;
    }

    /** Reads bytes until the end or until the array is full; returns their number. */
    int fill(byte[] to) {
        return Math.max(0, read(to, 0, to.length));
    }

    /** The text up to its end. */
    public String rest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (int next = read(); next >= 0; next = read()) {
            rest.write(next);
        }
        return rest.toString(StandardCharsets.UTF_8);
    }

    /**
     * The text up to that character, which is passed, or to its end; null after the end.
     *
     * @throws StoreException if it has more than 512 bytes
     */
    public @Nullable String piece(char separator) {
        if (ended) {
            return null;
        }
        byte[] piece = new byte[Header.LONGEST_TEXT];
        int count = 0;
        int next = read();
        for (; next >= 0 && next != separator; next = read()) {
            if (count == piece.length) {
                throw new StoreException("'" + bytes.file() + "' has more than " + Header.LONGEST_TEXT
                        + " bytes without a '" + separator + "' in a list");
            }
            piece[count++] = (byte) next;
        }
        ended = next < 0;
        return new String(piece, 0, count, StandardCharsets.UTF_8);
    }

    private int escaped() {
        int c = bytes.at(place++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> encoded(character());
            default -> c;
        };
    }

    private int character() {
        int unit = unit();
        if (!Character.isHighSurrogate((char) unit)) {
            return unit;
        }
        // The other half of the pair, as an escape too.
        place += 2;
        return Character.toCodePoint((char) unit, (char) unit());
    }

    private int unit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            unit = 16 * unit + Character.digit(bytes.at(place++), 16);
        }
        return unit;
    }

    /** The first byte of a character, whose other bytes follow. */
    private int encoded(int c) {
        if (c < 0x80) {
            return c;
        }
        if (c < 0x800) {
            following = part(c, 0);
            return 0xC0 | (c >> 6);
        }
        if (c < 0x10000) {
            following = part(c, 6) | (part(c, 0) << 8);
            return 0xE0 | (c >> 12);
        }
        following = part(c, 12) | (part(c, 6) << 8) | (part(c, 0) << 16);
        return 0xF0 | (c >> 18);
    }

    private static int part(int c, int shift) {
        return 0x80 | ((c >> shift) & 0x3F);
    }
}
