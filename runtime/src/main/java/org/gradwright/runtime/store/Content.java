// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What is to be written to a file. */
public final class Content {
    /** A tensor and how to get its values. */
    record Tensor(List<Integer> shape, int size, Consumer<float[]> copy) {}

    private final SortedMap<String, String> metadata = new TreeMap<>();
    private final SortedMap<String, Tensor> tensors = new TreeMap<>();

    Content() {
        metadata.put(Header.FORMAT, Header.VERSION);
        metadata.put(Header.CHECKSUM, Checksum.UNKNOWN);
    }

    /**
     * Adds a text of at most 512 bytes in UTF-8; the key is given without its prefix {@code gradwright.}.
     *
     * @throws IllegalArgumentException if the key is taken, or the text is longer
     */
    public void text(String key, String value) {
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        if (length > Header.LONGEST_TEXT) {
            throw new IllegalArgumentException("the text '" + key + "' has " + Shown.bytes(length) + ", but at most "
                    + Header.LONGEST_TEXT + " can be read");
        }
        longText(key, value);
    }

    /**
     * Adds a text of any length, to be read as {@link StoredContent#longText}.
     *
     * @throws IllegalArgumentException if the key is taken
     */
    public void longText(String key, String value) {
        if (metadata.putIfAbsent(Header.PREFIX + key, value) != null) {
            throw new IllegalArgumentException("the text '" + key + "' is stored twice");
        }
    }

    /**
     * Adds a tensor.
     *
     * @param copy fills an array of as many values as the shape says, row-major; called while the file is written
     * @throws IllegalArgumentException if the name is taken
     */
    public void tensor(String name, int[] shape, Consumer<float[]> copy) {
        List<Integer> extents = new ArrayList<>();
        int size = 1;
        for (int extent : shape) {
            extents.add(extent);
            size = Math.multiplyExact(size, extent);
        }
        if (tensors.putIfAbsent(name, new Tensor(List.copyOf(extents), size, copy)) != null) {
            throw new IllegalArgumentException("the tensor '" + name + "' is stored twice");
        }
    }

    /** Copies the values of a tensor that was added. */
    void copy(String name, float[] to) {
        Objects.requireNonNull(tensors.get(name)).copy().accept(to);
    }

    /** The header of a file with these tensors in the order of their names. */
    Header header(String checksum) {
        SortedMap<String, String> texts = new TreeMap<>(metadata);
        texts.put(Header.CHECKSUM, checksum);
        SortedMap<String, TensorEntry> entries = new TreeMap<>();
        long at = 0;
        for (var each : tensors.entrySet()) {
            long end = at + (long) each.getValue().size() * ElementType.BYTES;
            entries.put(
                    each.getKey(),
                    new TensorEntry(each.getKey(), each.getValue().shape(), at, end));
            at = end;
        }
        return new Header(texts, entries);
    }
}
