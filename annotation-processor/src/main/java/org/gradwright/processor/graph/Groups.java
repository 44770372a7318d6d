// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

/**
 * What is normalized together. A value consists of blocks of {@code places * channels} numbers, channels last; a group of a
 * block has some neighboring channels of all its places.
 *
 * @param places of a block
 * @param channels of a block
 * @param count groups of a block, a divisor of {@code channels}
 * @param centered whether the mean of a group is subtracted
 */
public record Groups(int places, int channels, int count, boolean centered) {
    /** How many numbers a group has. */
    public int size() {
        return places * (channels / count);
    }
}
