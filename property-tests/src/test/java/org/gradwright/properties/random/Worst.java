// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Locale;

/** The greatest of some numbers, and where it was found. */
final class Worst {
    private double value;
    private String place = "";

    void take(double other, String at) {
        if (other > value) {
            value = other;
            place = at;
        }
    }

    void take(Worst other) {
        take(other.value, other.place);
    }

    /** The number in a format for numbers, and its place. */
    String text(String format) {
        return String.format(Locale.ROOT, format, value) + (place.isEmpty() ? "" : " (" + place + ")");
    }
}
