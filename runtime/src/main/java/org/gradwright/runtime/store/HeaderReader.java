// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads a header where it stands: first to check and count its entries, then to note where they are, and then a single
 * entry when it is asked for. So nothing is allocated for a header that is none.
 */
final class HeaderReader {
    private static final byte[] METADATA = Header.METADATA.getBytes(StandardCharsets.UTF_8);
    private static final byte[] PREFIX = Header.PREFIX.getBytes(StandardCharsets.UTF_8);

    private final HeaderBytes bytes;
    private final Names names;
    private final JsonScanner json;
    private final TensorReader tensor;

    HeaderReader(HeaderBytes bytes, Names names) {
        this.bytes = bytes;
        this.names = names;
        json = new JsonScanner(bytes);
        tensor = new TensorReader(bytes.file(), json, names);
    }

    /** What is done with the entries of a header, each given by the place of its key. */
    private interface Use {
        void text(int key);

        void tensor(int name);
    }

    /** Counts entries. */
    private final class Count implements Use {
        /** The keys of at most one byte: so that equal ones cannot be more than an index as large as the header holds. */
        private final BitSet shortest = new BitSet();

        private int texts;
        private int ours;
        private int tensors;

        @Override
        public void text(int key) {
            int only = names.only(key);
            if (only >= 0 && shortest.get(only)) {
                throw twice(names.shown(key));
            }
            if (only >= 0) {
                shortest.set(only);
            }
            texts++;
            ours += names.startsWith(key, PREFIX) ? 1 : 0;
        }

        @Override
        public void tensor(int name) {
            tensors++;
        }
    }

    /** Notes where entries are. */
    private final class Note implements Use {
        private final HeaderIndex index;

        Note(Count count) {
            index = new HeaderIndex(bytes, names, count.texts, count.ours, count.tensors);
        }

        @Override
        public void text(int key) {
            index.texts().add(key);
            if (names.startsWith(key, PREFIX)) {
                index.addOurs(key);
            }
        }

        @Override
        public void tensor(int name) {
            index.tensors().add(name);
            index.entries().add(name, tensor.begin(), tensor.end());
        }
    }

    /**
     * Where the entries of the header of a file with {@code dataLength} bytes behind it are.
     *
     * @throws StoreException if it is no header, or one for other data
     */
    HeaderIndex index(long dataLength) {
        Count count = new Count();
        readEntries(count);
        Note note = new Note(count);
        readEntries(note);
        HeaderIndex index = note.index;
        index.texts().sort();
        index.tensors().sort();
        int repeated = Math.min(index.texts().firstRepeated(), index.tensors().firstRepeated());
        if (repeated < Integer.MAX_VALUE) {
            throw twice(names.shown(repeated));
        }
        checkPlaces(index.entries(), dataLength);
        return index;
    }

    /** The place of the text of that key. */
    int text(int key) {
        json.goTo(key - 1);
        json.takeText();
        json.take(':');
        return json.takeText();
    }

    /** Reads again the tensor whose name stands at that place. */
    TensorReader tensor(int name) {
        json.goTo(name - 1);
        json.takeText();
        json.take(':');
        tensor.read(name);
        return tensor;
    }

    /** The shape of the tensor whose name stands at that place. */
    List<Integer> shape(int name) {
        List<Integer> shape = new ArrayList<>();
        tensor(name).shape().forEach(extent -> shape.add(extent.intValue()));
        return shape;
    }

    private void readEntries(Use use) {
        int entries = 0;
        boolean metadata = false;
        json.goTo(0);
        json.take('{');
        boolean further = !json.takeIf('}');
        while (further) {
            entries = counted(entries);
            int name = json.takeText();
            json.take(':');
            if (!names.is(name, METADATA)) {
                tensor.read(name);
                use.tensor(name);
            } else if (metadata) {
                throw twice(Header.METADATA);
            } else {
                metadata = true;
                entries = readMetadata(entries, use);
            }
            further = json.takeFurther('}');
        }
        json.takeEnd();
    }

    private int readMetadata(int before, Use use) {
        int entries = before;
        json.take('{');
        boolean further = !json.takeIf('}');
        while (further) {
            entries = counted(entries);
            int key = json.takeText();
            json.take(':');
            json.takeText();
            use.text(key);
            further = json.takeFurther('}');
        }
        return entries;
    }

    private int counted(int before) {
        if (before == Header.MOST_ENTRIES) {
            throw new StoreException(
                    "'" + bytes.file() + "' has more than " + Header.MOST_ENTRIES + " texts and tensors");
        }
        return before + 1;
    }

    private void checkPlaces(TensorEntries entries, long dataLength) {
        long at = 0;
        for (Ordering placed = entries.byPlace(); placed.left() > 0; ) {
            int next = placed.next();
            long begin = entries.begin(next);
            if (begin < at) {
                throw tensor.refusal(
                        entries.name(next), "at byte " + begin + " of the data, inside the tensor before it");
            }
            if (begin > at) {
                throw tensor.refusal(entries.name(next), "after a gap of " + Shown.bytes(begin - at));
            }
            at = entries.end(next);
        }
        if (at > dataLength) {
            throw new StoreException("'" + bytes.file() + "' is truncated: its tensors take " + Shown.bytes(at)
                    + ", but the file has " + Shown.bytes(dataLength) + " for them");
        }
        if (at < dataLength) {
            throw new StoreException(
                    "'" + bytes.file() + "' has " + Shown.bytes(dataLength - at) + " after the last of its tensors");
        }
    }

    private StoreException twice(String name) {
        return new StoreException("'" + bytes.file() + "' holds '" + name + "' twice");
    }
}
