// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a header and checks that its tensors fill the data exactly. */
final class HeaderReader {
    private static final int HIGHEST_RANK = 16;

    private final String file;
    private final JsonScanner json;
    private final SortedMap<String, String> metadata = new TreeMap<>();
    private final SortedMap<String, TensorEntry> tensors = new TreeMap<>();
    private boolean metadataRead;
    private int entries;

    private HeaderReader(String file, String text) {
        this.file = file;
        json = new JsonScanner(file, text);
    }

    /**
     * The header that {@code text} is, of a file of that name with {@code dataLength} bytes behind it.
     *
     * @throws StoreException if the text is no header, or one for other data
     */
    static Header read(String file, String text, long dataLength) {
        HeaderReader reader = new HeaderReader(file, text);
        reader.readEntries();
        reader.checkPlaces(dataLength);
        return new Header(reader.metadata, reader.tensors);
    }

    private void readEntries() {
        json.take('{');
        boolean further = !json.takeIf('}');
        while (further) {
            countEntry();
            String name = json.takeText();
            json.take(':');
            if (name.equals(Header.METADATA)) {
                readMetadata();
            } else if (tensors.put(name, tensor(name)) != null) {
                throw twice(name);
            }
            further = json.takeFurther('}');
        }
        json.takeEnd();
    }

    private void readMetadata() {
        if (metadataRead) {
            throw twice(Header.METADATA);
        }
        metadataRead = true;
        json.take('{');
        boolean further = !json.takeIf('}');
        while (further) {
            countEntry();
            String key = json.takeText();
            json.take(':');
            if (metadata.put(key, json.takeText()) != null) {
                throw twice(key);
            }
            further = json.takeFurther('}');
        }
    }

    private void countEntry() {
        entries++;
        if (entries > Header.MOST_ENTRIES) {
            throw new StoreException("'" + file + "' has more than " + Header.MOST_ENTRIES + " texts and tensors");
        }
    }

    private TensorEntry tensor(String name) {
        String type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        json.take('{');
        do {
            String key = json.takeText();
            json.take(':');
            switch (key) {
                case "dtype" -> type = once(name, key, type, json.takeText());
                case "shape" -> shape = once(name, key, shape, numbers(HIGHEST_RANK));
                case "data_offsets" -> offsets = once(name, key, offsets, numbers(2));
                default -> throw refusal(name, "with an entry '" + Shown.name(key) + "', which is not known");
            }
        } while (json.takeFurther('}'));
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw refusal(name, "without a dtype, a shape or two data_offsets");
        }
        if (!type.equals(ElementType.NAME)) {
            throw refusal(name, "as " + Shown.name(type) + ", but only " + ElementType.NAME + " is read");
        }
        return entry(name, shape, offsets.get(0), offsets.get(1));
    }

    private TensorEntry entry(String name, List<Long> shape, long begin, long end) {
        if (end < begin) {
            throw refusal(name, "that ends at byte " + end + ", before it begins at byte " + begin);
        }
        List<Integer> extents = new ArrayList<>(shape.size());
        long size = 1;
        for (long extent : shape) {
            // Both factors are below 2^31, so the product cannot overflow.
            size = extent > Integer.MAX_VALUE ? extent : size * extent;
            if (size > Integer.MAX_VALUE) {
                throw refusal(name, "with shape " + shape + ", more values than an array can hold");
            }
            extents.add((int) extent);
        }
        if (end - begin != size * ElementType.BYTES) {
            throw refusal(
                    name,
                    "with shape " + shape + ", which takes " + Shown.bytes(size * ElementType.BYTES) + ", in "
                            + Shown.bytes(end - begin));
        }
        return new TensorEntry(name, List.copyOf(extents), begin, end);
    }

    private List<Long> numbers(int most) {
        List<Long> numbers = new ArrayList<>(most);
        json.take('[');
        boolean further = !json.takeIf(']');
        while (further) {
            if (numbers.size() == most) {
                throw json.unexpected("']' after at most " + most + " numbers");
            }
            numbers.add(json.takeNumber());
            further = json.takeFurther(']');
        }
        return numbers;
    }

    private void checkPlaces(long dataLength) {
        List<TensorEntry> placed = new ArrayList<>(tensors.values());
        placed.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        long at = 0;
        for (TensorEntry entry : placed) {
            if (entry.begin() < at) {
                throw refusal(entry.name(), "at byte " + entry.begin() + " of the data, inside the tensor before it");
            }
            if (entry.begin() > at) {
                throw refusal(entry.name(), "after a gap of " + Shown.bytes(entry.begin() - at));
            }
            at = entry.end();
        }
        if (at > dataLength) {
            throw new StoreException("'" + file + "' is truncated: its tensors take " + Shown.bytes(at)
                    + ", but the file has " + Shown.bytes(dataLength) + " for them");
        }
        if (at < dataLength) {
            throw new StoreException(
                    "'" + file + "' has " + Shown.bytes(dataLength - at) + " after the last of its tensors");
        }
    }

    private <V> V once(String name, String key, @Nullable V before, V value) {
        if (before != null) {
            throw refusal(name, "with '" + key + "' twice");
        }
        return value;
    }

    private StoreException twice(String name) {
        return new StoreException("'" + file + "' holds '" + Shown.name(name) + "' twice");
    }

    private StoreException refusal(String name, String what) {
        return new StoreException("'" + file + "' holds '" + Shown.name(name) + "' " + what);
    }
}
