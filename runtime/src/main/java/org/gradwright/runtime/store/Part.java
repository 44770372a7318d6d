// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

/**
 * Something that is stored in a file, alone or beside others. A file is read in steps, and each only when the one before
 * has succeeded for all parts, so that nothing changes unless everything fits.
 */
public interface Part {
    /** Adds what is to be stored. */
    void save(Content content);

    /**
     * Is called when all was written, and before the file gets its name; does nothing unless overridden.
     *
     * @throws IllegalStateException if what was written may be a mixture: then nothing is saved
     */
    default void finish() {}

    /** Adds to {@code differences} in what the file does not fit, and claims the tensors to read; changes nothing. */
    void check(StoredContent content, Differences differences);

    /**
     * Looks at the values read; changes nothing.
     *
     * @throws StoreException if they are not what they should be
     */
    default void verify(StoredContent content) {}

    /** Takes over what the file holds; does not fail. */
    void load(StoredContent content);
}
