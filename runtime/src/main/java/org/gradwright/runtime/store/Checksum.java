// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum of a file's content, as the package describes it: fed number by number, text by text, tensor by tensor. */
final class Checksum {
    /** What stands in the place of a checksum that is not known yet. */
    static final String UNKNOWN = "sha256:" + "0".repeat(64);

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final byte[] piece = new byte[1 << 9];

    Checksum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Adds a number. */
    void add(long value) {
        digest.update(number.clear().putLong(value).flip());
    }

    /** Adds a text. */
    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    /** Adds the text whose UTF-8 bytes those before the buffer's position are. */
    void addText(ByteBuffer bytes) {
        add(bytes.flip().remaining());
        digest.update(bytes);
    }

    /** Adds the text of a header that begins at that place. */
    void add(StoredText text, int place) {
        long length = 0;
        text.start(place);
        while (text.read() >= 0) {
            length++;
        }
        add(length);
        int count = 0;
        text.start(place);
        for (int next = text.read(); next >= 0; next = text.read()) {
            piece[count++] = (byte) next;
            if (count == piece.length) {
                digest.update(piece);
                count = 0;
            }
        }
        digest.update(piece, 0, count);
    }

    /** Adds what remains in the buffer, and leaves the buffer's position. */
    void add(ByteBuffer bytes) {
        int position = bytes.position();
        digest.update(bytes);
        bytes.position(position);
    }

    /** The checksum; to be called once. */
    String value() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}
