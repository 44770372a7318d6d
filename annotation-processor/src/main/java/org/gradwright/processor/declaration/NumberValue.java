// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.Optional;
import org.gradwright.processor.diagnostic.Place;

/**
 * A number that an annotation has.
 *
 * @param member the name of the member that has it, alone or among others
 * @param otherwise the default value of the member
 * @param range what the member can be
 * @param place where the number is written; the annotation where it is a default
 */
public record NumberValue(String member, Number value, Optional<Number> otherwise, NumberRange range, Place place) {

    NumberValue at(Place other) {
        return new NumberValue(member, value, otherwise, range, other);
    }

    /** Whether the number is of a type that has no fractions. */
    public boolean isWhole() {
        return !(value instanceof Double) && !(value instanceof Float);
    }
}
