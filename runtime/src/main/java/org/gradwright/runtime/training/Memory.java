// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.Weights;
import org.jspecify.annotations.Nullable;

/**
 * What a callback remembers, in a checkpoint. Each method takes what the callback has at present, under a key of its own,
 * and returns what it is to have from then on: the same in writing, what the file holds in reading. Keys are short names of
 * letters.
 */
public interface Memory {
    /** A number, with all its bits. */
    double number(String key, double now);

    /** A whole number. */
    long count(String key, long now);

    /** A text of at most 512 bytes in UTF-8. */
    String text(String key, String now);

    /** Numbers of a fixed count; in reading the array is filled. */
    void values(String key, float[] now);

    /** Weights of the network in training, or none so far. */
    @Nullable
    Weights weights(String key, @Nullable Weights now);
}
