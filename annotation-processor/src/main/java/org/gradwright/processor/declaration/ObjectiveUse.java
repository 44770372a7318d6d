// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import org.gradwright.processor.diagnostic.Place;

/**
 * The mark of a method that says what is trained.
 *
 * @param trains the members whose parameters it trains; all where none is named
 */
public record ObjectiveUse(List<Named> trains, Place place) {
    public ObjectiveUse {
        trains = List.copyOf(trains);
    }

    /** A name and where it is written. */
    public record Named(String name, Place place) {}
}
