// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

/**
 * The tokens of a JSON text, strictly as RFC 8259 has them: texts, whole numbers from 0 on and punctuation. It nests
 * nothing, so no text can make it nest deeply.
 */
final class JsonScanner {
    private static final int MOST_DIGITS = 18;

    private final String file;
    private final String text;
    private int at;

    /** The tokens of the header {@code text} of a file of that name. */
    JsonScanner(String file, String text) {
        this.file = file;
        this.text = text;
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
        if (at < text.length() && text.charAt(at) == expected) {
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
        if (at < text.length()) {
            throw unexpected("the end");
        }
    }

    /** Takes a whole number of at most 18 digits. */
    long takeNumber() {
        skipSpace();
        int start = at;
        long number = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            number = 10 * number + (text.charAt(at) - '0');
            at++;
            if (at - start > MOST_DIGITS) {
                throw refusal("a number of more than " + MOST_DIGITS + " digits");
            }
        }
        if (at == start) {
            throw unexpected("a whole number from 0 on");
        }
        if (text.charAt(start) == '0' && at - start > 1) {
            throw refusal("a number that starts with 0");
        }
        return number;
    }

    /** Takes a text. */
    String takeText() {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '"') {
            throw unexpected("a text");
        }
        at++;
        int start = at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            return text.substring(start, at - 1);
        }
        return withEscapes(start);
    }

    /** The text from {@code start} on, of which the characters before the present place are plain. */
    private String withEscapes(int start) {
        StringBuilder characters = new StringBuilder().append(text, start, at);
        while (true) {
            char c = character();
            if (c == '"') {
                return checked(characters.toString());
            }
            if (c == '\\') {
                characters.append(escaped());
            } else if (c < ' ') {
                at--;
                throw unexpected("a character of a text");
            } else {
                characters.append(c);
            }
        }
    }

    private char escaped() {
        char c = character();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> {
                at--;
                throw unexpected("an escape");
            }
        };
    }

    private char unit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = character();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                at--;
                throw unexpected("four hexadecimal digits");
            }
            unit = 16 * unit + digit;
        }
        return (char) unit;
    }

    /** Escapes can make halves of pairs that stand for no character. */
    private String checked(String characters) {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < characters.length()
                    && Character.isLowSurrogate(characters.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw refusal("half a character");
            }
        }
        return characters;
    }

    private char character() {
        if (at >= text.length()) {
            throw unexpected("the end of a text");
        }
        return text.charAt(at++);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** That something else stands at the present place. */
    StoreException unexpected(String expected) {
        return refusal("found " + (at < text.length() ? Shown.character(text.charAt(at)) : "its end")
                + ", but expected " + expected);
    }

    private StoreException refusal(String what) {
        return new StoreException(
                "'" + file + "' has a header that is not one of safetensors: at character " + at + ", " + what);
    }
}
