// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

/** How messages show what a file says: short, on one line, whatever the file says. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** A name without quotes: at most 60 characters, control characters as question marks. */
    static String name(String name) {
        String start = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
        StringBuilder shown = new StringBuilder(start.length());
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            shown.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
        }
        return shown.toString();
    }

    /** A character in quotes. */
    static String character(char c) {
        return c < ' ' || c > '~' ? String.format("U+%04X", (int) c) : "'" + c + "'";
    }

    /** "1 byte", "2 bytes". */
    static String bytes(long count) {
        return count == 1 ? "1 byte" : Long.toUnsignedString(count) + " bytes";
    }
}
