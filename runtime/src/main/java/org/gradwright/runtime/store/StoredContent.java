// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds: first its texts and the names and shapes of its tensors, then, once all parts have claimed what they
 * need, the values of those. What is allocated follows from what the file really has: a few times its header, and the
 * claimed tensors; never from a size that it only declares.
 */
public final class StoredContent {
    private static final int BUFFER = 1 << 16;

    private final String file;
    private final FileChannel channel;
    private final Header header;
    private final long dataStart;
    private final Set<String> expected = new HashSet<>();
    private final SortedMap<String, TensorEntry> claimed = new TreeMap<>();
    private final Map<String, float[]> values = new HashMap<>();

    private StoredContent(String file, FileChannel channel, Header header, long dataStart) {
        this.file = file;
        this.channel = channel;
        this.header = header;
        this.dataStart = dataStart;
    }

    /** Reads and checks the header of an open file. */
    static StoredContent open(String file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new StoreException("'" + file + "' is truncated or no safetensors file: it has " + Shown.bytes(size)
                    + ", but needs " + Long.BYTES + " for the length of its header");
        }
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        readAll(file, channel, number, 0);
        long length = number.getLong(0);
        if (Long.compareUnsigned(length, size - Long.BYTES) > 0) {
            throw new StoreException("'" + file + "' is truncated or no safetensors file: its header takes "
                    + Shown.bytes(length) + ", but the file has " + Shown.bytes(size - Long.BYTES) + " for it");
        }
        if (length > Header.LONGEST) {
            throw new StoreException("'" + file + "' has a header of " + Shown.bytes(length) + ", but at most "
                    + Header.LONGEST + " are read");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        readAll(file, channel, bytes, Long.BYTES);
        long dataStart = Long.BYTES + length;
        Header header = HeaderReader.read(file, text(file, bytes.flip()), size - dataStart);
        StoredContent content = new StoredContent(file, channel, header, dataStart);
        content.checkFormat();
        return content;
    }

    private static String text(String file, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException problem) {
            throw new StoreException("'" + file + "' has a header that is not UTF-8", problem);
        }
    }

    private void checkFormat() {
        if (header.ours()) {
            String format = requiredText("format");
            if (!format.equals(Header.VERSION)) {
                throw new StoreException("'" + file + "' has format " + Shown.name(format)
                        + ", but this version of Gradwright reads format " + Header.VERSION);
            }
            requiredText("checksum");
        }
    }

    /** The file, as messages name it. */
    public String file() {
        return file;
    }

    /** Whether this library wrote the file; one of another tool has no texts for it, and no checksum. */
    public boolean ours() {
        return header.ours();
    }

    /** The text of that key, given without its prefix {@code gradwright.}, or null. */
    public @Nullable String text(String key) {
        return header.metadata().get(Header.PREFIX + key);
    }

    /**
     * The text of that key, given without its prefix.
     *
     * @throws StoreException if there is none
     */
    public String requiredText(String key) {
        String text = text(key);
        if (text == null) {
            throw new StoreException("'" + file + "' has no '" + Header.PREFIX + key + "'");
        }
        return text;
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
                    "'" + file + "' has " + number + " as '" + Header.PREFIX + key + "', which must be at least 0");
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
                "'" + file + "' has '" + Shown.name(text) + "' as '" + Header.PREFIX + key + "', which is no number",
                problem);
    }

    /** The first extent of the tensor of that name, or nothing when there is no such tensor or it has no extents. */
    public OptionalInt firstExtent(String name) {
        TensorEntry entry = header.tensors().get(name);
        return entry == null || entry.shape().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(entry.shape().get(0));
    }

    /** Asks for the values of a tensor; adds a difference when there is none of that shape. */
    public void claim(String name, int[] shape, Differences differences) {
        expected.add(name);
        TensorEntry entry = header.tensors().get(name);
        List<Integer> extents = Arrays.stream(shape).boxed().toList();
        if (entry == null) {
            differences.add(name + " " + extents + " is missing");
        } else if (!entry.shape().equals(extents)) {
            differences.add(name + " is " + entry.shape() + ", but here " + extents);
        } else {
            claimed.put(name, entry);
        }
    }

    /** Adds a difference for each tensor that nobody asked for and whose name is not one of those beside a network. */
    void checkRest(Differences differences) {
        for (TensorEntry entry : header.tensors().values()) {
            boolean known =
                    expected.contains(entry.name()) || Header.BESIDE.stream().anyMatch(entry.name()::startsWith);
            if (!known) {
                differences.add(Shown.name(entry.name()) + " " + entry.shape() + " is not known here");
            }
        }
    }

    /**
     * The values of a claimed tensor, row-major.
     *
     * @throws IllegalArgumentException if it was not claimed
     */
    public float[] values(String name) {
        float[] found = values.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the tensor '" + name + "' was not claimed");
        }
        return found;
    }

    /** Reads the claimed tensors, and checks the whole file if this library wrote it. */
    void read() throws IOException {
        claimed.forEach((name, entry) -> values.put(name, new float[entry.size()]));
        pass();
    }

    /** Checks the whole file if this library wrote it, and keeps nothing. */
    void checkWhole() throws IOException {
        values.clear();
        pass();
    }

    private void pass() throws IOException {
        Checksum checksum = new Checksum(header.metadata());
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer numbers = bytes.asFloatBuffer();
        for (TensorEntry entry : header.tensors().values()) {
            float[] kept = values.get(entry.name());
            checksum.begin(entry);
            int size = entry.size();
            for (int from = 0; from < size; from += numbers.capacity()) {
                int count = Math.min(numbers.capacity(), size - from);
                bytes.clear().limit(count * ElementType.BYTES);
                readAll(file, channel, bytes, dataStart + entry.begin() + (long) from * ElementType.BYTES);
                checksum.add(bytes.flip());
                if (kept != null) {
                    numbers.clear().get(kept, from, count);
                }
            }
        }
        if (ours() && !checksum.value().equals(requiredText("checksum"))) {
            throw new StoreException("'" + file + "' is damaged: its content does not have the checksum that it names");
        }
    }

    private static void readAll(String file, FileChannel channel, ByteBuffer to, long from) throws IOException {
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
