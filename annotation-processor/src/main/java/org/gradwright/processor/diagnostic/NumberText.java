// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.diagnostic;

/** Numbers as messages show them: {@code 3}, {@code 0.5}, {@code 2.0}, {@code 1e-50}, {@code NaN}. */
public final class NumberText {
    private NumberText() {}

    /** The number with the digits that its type tells apart. */
    public static String of(Number number) {
        return String.valueOf(number).replace(".0E", "e").replace('E', 'e');
    }

    /** A bound, which a whole number can be as well: {@code 1}, not {@code 1.0}. */
    public static String ofBound(double number) {
        String text = of(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
