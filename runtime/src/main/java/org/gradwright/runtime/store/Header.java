// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.util.List;
import java.util.SortedMap;

/** What is written before the values: texts by key, tensors by name. */
record Header(SortedMap<String, String> metadata, SortedMap<String, TensorEntry> tensors) {
    /** The longest header read, in bytes. */
    static final int LONGEST = 1 << 24;

    /** The most texts and tensors together. */
    static final int MOST_ENTRIES = 1 << 16;

    /** The longest text of this library's metadata that is not read piece by piece, in bytes of UTF-8. */
    static final int LONGEST_TEXT = 1 << 9;

    /** The key of the metadata among the tensors. */
    static final String METADATA = "__metadata__";

    /** What the keys of this library's metadata start with. */
    static final String PREFIX = "gradwright.";

    /** What the names of tensors start with that may stand beside the tensors of a network. */
    static final List<String> BESIDE = List.of("golden.", "optimizer.", "training.");

    /** The key of the version of the format. */
    static final String FORMAT = PREFIX + "format";

    /** The version written, and the only one read. */
    static final String VERSION = "2";

    /** The key of the checksum. */
    static final String CHECKSUM = PREFIX + "checksum";
}
