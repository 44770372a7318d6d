// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

/**
 * A file could not be written or read, or does not fit what reads it. Its message names the file and says what differs; the
 * file that was to be replaced, or the model that was to be changed, is as it was.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With that message. */
    public StoreException(String message) {
        super(message);
    }

    /** With that message and what caused it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
