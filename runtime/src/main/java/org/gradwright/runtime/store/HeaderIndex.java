// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

/** Where the entries of a header stand: takes less memory than they take there. */
final class HeaderIndex {
    private final HeaderBytes header;
    private final NameIndex texts;
    private final int[] ours;
    private final NameIndex tensors;
    private final TensorEntries entries;
    private int countOfOurs;

    /** With room for as many texts, texts of this library among them, and tensors. */
    HeaderIndex(HeaderBytes header, Names names, int texts, int ours, int tensors) {
        this.header = header;
        this.texts = new NameIndex(header, names, texts);
        this.ours = new int[ours];
        this.tensors = new NameIndex(header, names, tensors);
        entries = new TensorEntries(header, tensors);
    }

    /** Notes a text of this library, which is among the texts too. */
    void addOurs(int key) {
        if (countOfOurs == ours.length) {
            throw header.changed();
        }
        ours[countOfOurs++] = key;
    }

    /** The keys of all texts. */
    NameIndex texts() {
        return texts;
    }

    /** The names of all tensors. */
    NameIndex tensors() {
        return tensors;
    }

    /** What is known about the tensors. */
    TensorEntries entries() {
        return entries;
    }

    /** The number of this library's texts. */
    int ours() {
        return ours.length;
    }

    /** The keys of this library's texts in their order. */
    Ordering ours(Names names) {
        return new Ordering(ours.clone(), ours.length, names::compare);
    }
}
