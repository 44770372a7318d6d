// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.util.List;

/**
 * What a header says about one tensor.
 *
 * @param begin the place of its first byte behind the header
 * @param end the place after its last byte
 */
record TensorEntry(String name, List<Integer> shape, long begin, long end) {
    /** The number of values. */
    int size() {
        return (int) ((end - begin) / ElementType.BYTES);
    }
}
