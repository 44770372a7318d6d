// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds: first its texts and the names and shapes of its tensors, then, once all parts have claimed what they
 * need, the values of those. The header stays in the file and is read there; what is allocated is an index, which is
 * smaller than the header, the claimed tensors, and buffers of fixed size: never more than the file really has, and never
 * anything for a size that it only declares.
 */
public final class StoredContent {
    private static final int WINDOW = 1 << 12;
    private static final int TEXT_WINDOW = 1 << 9;
    private static final byte[][] BESIDE = Header.BESIDE.stream()
            .map(start -> start.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    private final FileChannel channel;
    private final HeaderBytes header;
    private final Names names;
    private final HeaderReader reader;
    private final HeaderIndex index;

    private final StoredText shortText;
    private final byte[] start = new byte[Header.LONGEST_TEXT + 1];

    /** For each tensor whether somebody asked for it. */
    private final boolean[] expected;

    /** Texts that were asked for: once checked, they do not change, whatever becomes of the file. */
    private final Map<String, String> texts = new HashMap<>();

    private final Map<String, Integer> claimed = new HashMap<>();

    /** The values of each tensor that was claimed, by its number. */
    private final Map<Integer, float[]> values = new HashMap<>();

    private StoredContent(FileChannel channel, HeaderBytes header, long dataLength) {
        this.channel = channel;
        this.header = header;
        names = new Names(header);
        shortText = new StoredText(header.window(TEXT_WINDOW));
        reader = new HeaderReader(header, names);
        index = reader.index(dataLength);
        expected = new boolean[index.entries().count()];
    }

    /** Reads and checks the header of an open file. */
    static StoredContent open(String file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new StoreException("'" + file + "' is truncated or no safetensors file: it has " + Shown.bytes(size)
                    + ", but needs " + Long.BYTES + " for the length of its header");
        }
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        HeaderBytes.readAll(file, channel, number, 0);
        long length = number.getLong(0);
        if (Long.compareUnsigned(length, size - Long.BYTES) > 0) {
            throw new StoreException("'" + file + "' is truncated or no safetensors file: its header takes "
                    + Shown.bytes(length) + ", but the file has " + Shown.bytes(size - Long.BYTES) + " for it");
        }
        if (length > Header.LONGEST) {
            throw new StoreException("'" + file + "' has a header of " + Shown.bytes(length) + ", but at most "
                    + Header.LONGEST + " are read");
        }
        HeaderBytes header = new HeaderBytes(file, channel, (int) length, WINDOW);
        if (!header.areUtf8()) {
            throw new StoreException("'" + file + "' has a header that is not UTF-8");
        }
        StoredContent content = new StoredContent(channel, header, size - Long.BYTES - length);
        content.checkFormat();
        return content;
    }

    private void checkFormat() {
        if (ours()) {
            String format = requiredText("format");
            if (!format.equals(Header.VERSION)) {
                throw new StoreException("'" + file() + "' has format " + Shown.name(format)
                        + ", but this version of Gradwright reads format " + Header.VERSION);
            }
            requiredText("checksum");
        }
    }

    /** The file, as messages name it. */
    public String file() {
        return header.file();
    }

    /** Whether this library wrote the file; one of another tool has no texts for it, and no checksum. */
    public boolean ours() {
        return index.ours() > 0;
    }

    /**
     * The text of that key, given without its prefix {@code gradwright.}, or null.
     *
     * @throws StoreException if it is longer than one to read at once
     */
    public @Nullable String text(String key) {
        String known = texts.get(key);
        if (known != null) {
            return known;
        }
        int place = textPlace(key);
        if (place < 0) {
            return null;
        }
        int count = shortText.start(place).fill(start);
        if (count > Header.LONGEST_TEXT) {
            throw new StoreException("'" + file() + "' has more than " + Header.LONGEST_TEXT + " bytes as '"
                    + Header.PREFIX + key + "'");
        }
        String read = new String(start, 0, count, StandardCharsets.UTF_8);
        texts.put(key, read);
        return read;
    }

    /** The text of that key, to be read piece by piece, or null. */
    public @Nullable StoredText longText(String key) {
        int place = textPlace(key);
        return place < 0 ? null : new StoredText(header.window(TEXT_WINDOW)).start(place);
    }

    private int textPlace(String key) {
        int place = index.texts().find((Header.PREFIX + key).getBytes(StandardCharsets.UTF_8));
        return place < 0 ? place : reader.text(place);
    }

    /**
     * The text of that key, given without its prefix.
     *
     * @throws StoreException if there is none
     */
    public String requiredText(String key) {
        String text = text(key);
        if (text == null) {
            throw missing(key);
        }
        return text;
    }

    /**
     * The text of that key, to be read piece by piece.
     *
     * @throws StoreException if there is none
     */
    public StoredText requiredLongText(String key) {
        StoredText text = longText(key);
        if (text == null) {
            throw missing(key);
        }
        return text;
    }

    private StoreException missing(String key) {
        return new StoreException("'" + file() + "' has no '" + Header.PREFIX + key + "'");
    }

    /**
     * The text of that key as a whole number.
     *
     * @throws StoreException if there is none
     */
    public long requiredLong(String key) {
        String text = requiredText(key);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException problem) {
            throw notANumber(key, text, problem);
        }
    }

    /**
     * The text of that key as a whole number from 0 on.
     *
     * @throws StoreException if there is none
     */
    public long requiredCount(String key) {
        long number = requiredLong(key);
        if (number < 0) {
            throw new StoreException(
                    "'" + file() + "' has " + number + " as '" + Header.PREFIX + key + "', which must be at least 0");
        }
        return number;
    }

    /**
     * The text of that key as a number.
     *
     * @throws StoreException if there is none
     */
    public double requiredNumber(String key) {
        String text = requiredText(key);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException problem) {
            throw notANumber(key, text, problem);
        }
    }

    private StoreException notANumber(String key, String text, NumberFormatException problem) {
        return new StoreException(
                "'" + file() + "' has '" + Shown.name(text) + "' as '" + Header.PREFIX + key + "', which is no number",
                problem);
    }

    /** The first extent of the tensor of that name, or nothing when there is no such tensor or it has no extents. */
    public OptionalInt firstExtent(String name) {
        int place = place(name);
        List<Integer> shape = place < 0 ? List.of() : reader.shape(place);
        return shape.isEmpty() ? OptionalInt.empty() : OptionalInt.of(shape.get(0));
    }

    private int place(String name) {
        return index.tensors().find(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks for the values of a tensor; adds a difference when there is none of that shape. */
    public void claim(String name, int[] shape, Differences differences) {
        List<Integer> extents = Arrays.stream(shape).boxed().toList();
        int place = place(name);
        if (place < 0) {
            differences.add(name + " " + extents + " is missing");
            return;
        }
        int number = index.entries().number(place);
        expected[number] = true;
        List<Integer> found = reader.shape(place);
        if (!found.equals(extents)) {
            differences.add(name + " is " + found + ", but here " + extents);
        } else if (index.entries().size(number) != reader.tensor(place).size()) {
            throw header.changed();
        } else {
            claimed.put(name, number);
        }
    }

    /** Adds a difference for each tensor that nobody asked for and whose name is not one of those beside a network. */
    void checkRest(Differences differences) {
        for (Ordering unknown = unknown(); unknown.left() > 0; ) {
            if (differences.room() == 0) {
                differences.addCount(unknown.left());
                return;
            }
            int name = unknown.next();
            differences.add(names.shown(name) + " " + reader.shape(name) + " is not known here");
        }
    }

    /** The names of the tensors that are not known, in their order. */
    private Ordering unknown() {
        int[] unknown = new int[expected.length];
        int count = 0;
        for (int i = 0; i < expected.length; i++) {
            int name = index.entries().name(i);
            if (!expected[i] && !isBeside(name)) {
                unknown[count++] = name;
            }
        }
        return new Ordering(unknown, count, names::compare);
    }

    private boolean isBeside(int name) {
        for (byte[] start : BESIDE) {
            if (names.startsWith(name, start)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The values of a claimed tensor, row-major.
     *
     * @throws IllegalArgumentException if it was not claimed
     */
    public float[] values(String name) {
        Integer number = claimed.get(name);
        float[] found = number == null ? null : values.get(number);
        if (found == null) {
            throw new IllegalArgumentException("the tensor '" + name + "' was not claimed");
        }
        return found;
    }

    /** Reads the claimed tensors, and checks the whole file if this library wrote it. */
    void read() throws IOException {
        for (int number : claimed.values()) {
            values.put(number, new float[index.entries().size(number)]);
        }
        ValueReader content = new ValueReader(channel, header, names, reader, index);
        if (ours()) {
            check(content.checksum(number -> expected[number] ? values.get(number) : null));
        } else {
            for (var each : values.entrySet()) {
                content.read(each.getKey(), each.getValue());
            }
        }
    }

    /** Checks the whole file if this library wrote it, and keeps nothing. */
    void checkWhole() throws IOException {
        if (ours()) {
            check(new ValueReader(channel, header, names, reader, index).checksum(number -> null));
        }
    }

    private void check(String checksum) {
        if (!checksum.equals(requiredText("checksum"))) {
            throw new StoreException(
                    "'" + file() + "' is damaged: its content does not have the checksum that it names");
        }
    }
}
