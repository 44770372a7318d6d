// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.Optional;
import org.gradwright.processor.diagnostic.Place;

/**
 * A member that is a model of its own.
 *
 * @param parameters how many tensors it takes
 * @param times how often the block stands here, each time with parameters of its own
 * @param repeated whether that number is written
 * @param frozen whether training leaves all of it as it is
 * @param upTo the member whose value it gives, where that is not the last one and a method calls it
 */
public record BlockUse(
        String name,
        Model block,
        int parameters,
        int times,
        boolean repeated,
        boolean frozen,
        Optional<UpTo> upTo,
        Place place)
        implements ModelMember {
    /** A member and where it is named. */
    public record UpTo(String member, Place place) {}

    /** Whether it is another network, or a part of something: members that nothing calls are no mistake then. */
    public boolean isPart() {
        return block.origin().isNetwork() || upTo.isPresent();
    }

    /** The same member at another place. */
    BlockUse at(Place other) {
        return new BlockUse(
                name,
                block,
                parameters,
                times,
                repeated,
                frozen,
                upTo.map(each -> new UpTo(each.member(), other)),
                other);
    }
}
