// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes headers: equal ones as equal bytes. */
final class HeaderWriter {
    private HeaderWriter() {}

    /** The length of the header, then the header, padded so that the values start at a multiple of 8. */
    static ByteBuffer bytes(Header header) {
        byte[] text = text(header).getBytes(StandardCharsets.UTF_8);
        int length = (text.length + 7) / 8 * 8;
        ByteBuffer bytes = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(text);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.flip();
    }

    private static String text(Header header) {
        StringBuilder json = new StringBuilder();
        json.append('{').append(quoted(Header.METADATA)).append(':');
        json.append(header.metadata().entrySet().stream()
                .map(HeaderWriter::text)
                .collect(Collectors.joining(",", "{", "}")));
        for (TensorEntry entry : header.tensors().values()) {
            json.append(',').append(quoted(entry.name())).append(":{\"dtype\":").append(quoted(ElementType.NAME));
            json.append(",\"shape\":[")
                    .append(entry.shape().stream().map(String::valueOf).collect(Collectors.joining(",")));
            json.append("],\"data_offsets\":[")
                    .append(entry.begin())
                    .append(',')
                    .append(entry.end())
                    .append("]}");
        }
        return json.append('}').toString();
    }

    private static String text(Map.Entry<String, String> entry) {
        return quoted(entry.getKey()) + ":" + quoted(entry.getValue());
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else if (c == '\t') {
                json.append("\\t");
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
