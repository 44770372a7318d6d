// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import org.gradwright.processor.diagnostic.Place;

/**
 * A member that is a model of its own.
 *
 * @param parameters how many tensors it takes
 * @param times how often the block stands here, each time with parameters of its own
 * @param repeated whether that number is written
 * @param frozen whether training leaves all of it as it is
 */
public record BlockUse(
        String name, Model block, int parameters, int times, boolean repeated, boolean frozen, Place place)
        implements ModelMember {
    /** The same member at another place. */
    BlockUse at(Place other) {
        return new BlockUse(name, block, parameters, times, repeated, frozen, other);
    }
}
