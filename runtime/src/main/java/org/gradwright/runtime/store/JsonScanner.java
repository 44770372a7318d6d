// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

/**
 * The tokens of a JSON text, strictly as RFC 8259 has them: texts, whole numbers from 0 on and punctuation. It nests
 * nothing, so no text can make it nest deeply, and keeps nothing, so no text can make it take memory: a text is the place
 * where {@link StoredText} can read it.
 */
final class JsonScanner {
    private static final int MOST_DIGITS = 18;

    private final HeaderBytes bytes;
    private int at;

    /** The tokens of a header that is UTF-8. */
    JsonScanner(HeaderBytes bytes) {
        this.bytes = bytes;
    }

    /** Goes on at that place. */
    void goTo(int place) {
        at = place;
    }

    /** Takes that character, after white space. */
    void take(char expected) {
        if (!takeIf(expected)) {
            throw unexpected("'" + expected + "'");
        }
    }

    /** Takes that character, after white space, if it comes next. */
    boolean takeIf(char expected) {
        skipSpace();
        if (at < bytes.length() && bytes.at(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** Takes a comma before a further element, and otherwise the end of the object or array. */
    boolean takeFurther(char end) {
        if (takeIf(',')) {
            return true;
        }
        if (takeIf(end)) {
            return false;
        }
        throw unexpected("',' or '" + end + "'");
    }

    /** Takes the end of the text. */
    void takeEnd() {
        skipSpace();
        if (at < bytes.length()) {
            throw unexpected("the end");
        }
    }

    /** Takes a whole number of at most 18 digits. */
    long takeNumber() {
        skipSpace();
        int start = at;
        long number = 0;
        while (at < bytes.length() && isDigit(bytes.at(at))) {
            number = 10 * number + (bytes.at(at) - '0');
            at++;
            if (at - start > MOST_DIGITS) {
                throw refusal("a number of more than " + MOST_DIGITS + " digits");
            }
        }
        if (at == start) {
            throw unexpected("a whole number from 0 on");
        }
        if (at - start > 1 && bytes.at(start) == '0') {
            throw refusal("a number that starts with 0");
        }
        return number;
    }

    /** Takes a text; returns the place behind its opening quote. */
    int takeText() {
        skipSpace();
        if (at >= bytes.length() || bytes.at(at) != '"') {
            throw unexpected("a text");
        }
        at++;
        int start = at;
        // Escapes can make halves of pairs that stand for no character.
        boolean half = false;
        boolean open = false;
        for (int c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw unexpected("a character of a text");
            }
            at++;
            int unit = c == '\\' ? escaped() : c;
            boolean low = Character.isLowSurrogate((char) unit);
            half |= low != open;
            open = Character.isHighSurrogate((char) unit);
        }
        at++;
        if (half || open) {
            throw refusal("half a character");
        }
        return start;
    }

    private int escaped() {
        int c = next();
        if (c >= 0x80 || "\"\\/bfnrtu".indexOf(c) < 0) {
            throw unexpected("an escape");
        }
        at++;
        return c == 'u' ? unit() : c;
    }

    private int unit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            unit = 16 * unit + digit;
            at++;
        }
        return unit;
    }

    /** The byte at the present place, inside a text. */
    private int next() {
        if (at >= bytes.length()) {
            throw unexpected("the end of a text");
        }
        return bytes.at(at);
    }

    private void skipSpace() {
        while (at < bytes.length() && isSpace(bytes.at(at))) {
            at++;
        }
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** That something else stands at the present place. */
    StoreException unexpected(String expected) {
        return refusal("found " + (at < bytes.length() ? Shown.character(unitHere()) : "its end") + ", but expected "
                + expected);
    }

    private StoreException refusal(String what) {
        return new StoreException("'" + bytes.file() + "' has a header that is not one of safetensors: at character "
                + charactersBefore() + ", " + what);
    }

    /** The UTF-16 unit that begins at the present place. */
    private char unitHere() {
        int first = bytes.at(at);
        if (first < 0x80) {
            return (char) first;
        }
        int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        int point = first & (0x3F >> more);
        for (int i = 1; i <= more; i++) {
            point = (point << 6) | (bytes.at(at + i) & 0x3F);
        }
        return Character.toChars(point)[0];
    }

    /** The number of UTF-16 units before the present place. */
    private int charactersBefore() {
        int units = 0;
        for (int place = 0; place < at; place++) {
            int c = bytes.at(place);
            units += (c & 0xC0) == 0x80 ? 0 : c < 0xF0 ? 1 : 2;
        }
        return units;
    }
}
