// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

/** How files hold the numbers of this runtime. */
final class ElementType {
    /** The bytes of one number. */
    static final int BYTES = Float.BYTES;

    /** The name in headers. */
    static final String NAME = "F" + 8 * BYTES;

    private ElementType() {}
}
