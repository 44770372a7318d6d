// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Place;

/**
 * A parameter of a member.
 *
 * @param extents the values of {@code @Input}, if the parameter has one
 * @param place the parameter
 * @param extentsPlace the annotation; the parameter where it has none
 * @param extentPlaces where each extent is written
 */
public record InputDeclaration(
        String name, Optional<List<Integer>> extents, Place place, Place extentsPlace, List<Place> extentPlaces) {

    public InputDeclaration {
        extentPlaces = List.copyOf(extentPlaces);
    }

    /** The same parameter with everything at one place, under another name. */
    InputDeclaration at(Place other, String called) {
        return new InputDeclaration(
                called,
                extents,
                other,
                other,
                extentPlaces.stream().map(each -> other).toList());
    }
}
