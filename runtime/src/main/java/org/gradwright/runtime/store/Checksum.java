// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The checksum of a file's content, as the package describes it: fed tensor by tensor, in the order of their names. */
final class Checksum {
    /** What stands in the place of a checksum that is not known yet. */
    static final String UNKNOWN = "sha256:" + "0".repeat(64);

    private final MessageDigest digest;

    /** A checksum into which the metadata of this library have gone, but for the checksum itself. */
    Checksum(SortedMap<String, String> metadata) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
        SortedMap<String, String> ours = new TreeMap<>(metadata);
        ours.keySet().removeIf(key -> !key.startsWith(Header.PREFIX) || key.equals(Header.CHECKSUM));
        add(ours.size());
        for (Map.Entry<String, String> entry : ours.entrySet()) {
            add(entry.getKey());
            add(entry.getValue());
        }
    }

    /** Begins a tensor, whose values follow. */
    void begin(TensorEntry entry) {
        add(entry.name());
        add(ElementType.NAME);
        add(entry.shape().toString());
    }

    /** Adds what remains in the buffer, and leaves the buffer's position. */
    void add(ByteBuffer bytes) {
        digest.update(bytes.duplicate());
    }

    /** The checksum; to be called once. */
    String value() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(long number) {
        digest.update(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .flip());
    }
}
