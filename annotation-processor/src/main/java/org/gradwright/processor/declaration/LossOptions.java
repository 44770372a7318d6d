// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.Optional;
import org.gradwright.processor.diagnostic.Place;

/**
 * What joins a loss on a member.
 *
 * @param weight what the loss is multiplied by, where that is said
 * @param masked where it is said that the data has a mask
 */
public record LossOptions(Optional<Weight> weight, Optional<Place> masked) {
    /** A number and where it is written. */
    public record Weight(double value, Place place) {}

    LossOptions at(Place other) {
        return new LossOptions(weight.map(each -> new Weight(each.value(), other)), masked.map(each -> other));
    }

    /** What the loss is multiplied by. */
    public double factor() {
        return weight.map(Weight::value).orElse(1.0);
    }
}
