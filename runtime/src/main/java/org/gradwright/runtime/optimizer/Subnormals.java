// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

/**
 * Keeps states that decay from numbers of few digits. The state of a parameter that gets no gradients any more, such as those
 * of a unit that is never above 0, is multiplied by a share again and again, until it is too small for all digits of a float;
 * processors compute with such numbers a hundred times slower.
 */
final class Subnormals {
    /** Far below all that changes a parameter, and far above the smallest number of all digits. */
    private static final float TINY = 1e-30f;

    private Subnormals() {}

    /** The number, or 0 for one below some 1e-37: no other number changes by more. */
    static float flushed(float value) {
        return (value + TINY) - TINY;
    }
}
