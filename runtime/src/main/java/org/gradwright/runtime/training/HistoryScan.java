// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.store.StoredText;

/**
 * Looks whether a text is a history of epochs as {@link TrainingPart} writes it, byte by byte: a text that is none takes no
 * memory, however long it is.
 */
final class HistoryScan {
    private static final int FIELDS = 6;
    private static final int VALIDATION = 3;

    private final StoredText text;
    private int next;

    private HistoryScan(StoredText text) {
        this.text = text;
        next = text.read();
    }

    /**
     * The number of epochs.
     *
     * @throws IllegalArgumentException if the text cannot be read
     */
    static int epochs(StoredText text) {
        HistoryScan scan = new HistoryScan(text);
        int epochs = 0;
        while (scan.next >= 0) {
            epochs++;
            scan.epoch(epochs);
        }
        return epochs;
    }

    private void epoch(int number) {
        int fields = 0;
        boolean further;
        do {
            if (!field(number, fields)) {
                throw new IllegalArgumentException("field " + (fields + 1) + " of epoch " + number + " is not "
                        + (fields == 0 ? "its number" : isName(fields) ? "a name" : "a number"));
            }
            fields++;
            further = next == '\t';
            take();
        } while (further);
        if (fields < FIELDS || fields % 2 != 0) {
            throw new IllegalArgumentException("epoch " + number + " has " + fields + " fields");
        }
    }

    private boolean field(int number, int field) {
        boolean good;
        if (field == 0) {
            good = count(number);
        } else if (isName(field)) {
            good = name();
        } else {
            boolean minus = next == '-';
            if (minus) {
                take();
            }
            good = (minus && field == VALIDATION && atEnd()) || number();
        }
        return good && atEnd();
    }

    private static boolean isName(int field) {
        return field >= FIELDS && field % 2 == 0;
    }

    private void take() {
        next = text.read();
    }

    private boolean atEnd() {
        return next == '\t' || next == '\n' || next < 0;
    }

    /** Takes the digits of that number. */
    private boolean count(int number) {
        return (number < 10 || count(number / 10)) && takeIf('0' + number % 10);
    }

    private boolean takeIf(int expected) {
        if (next != expected) {
            return false;
        }
        take();
        return true;
    }

    /** Takes a name as {@link java.net.URLEncoder} writes it. */
    private boolean name() {
        while (!atEnd()) {
            boolean good = takeIf('%') ? hexadecimal(2) : plain();
            if (!good) {
                return false;
            }
        }
        return true;
    }

    private boolean plain() {
        boolean good = next < 0x80 && (Character.isLetterOrDigit(next) || ".-*_+".indexOf(next) >= 0);
        take();
        return good;
    }

    private boolean hexadecimal(int count) {
        for (int i = 0; i < count; i++) {
            if (next < 0 || next >= 0x80 || Character.digit(next, 16) < 0) {
                return false;
            }
            take();
        }
        return true;
    }

    /** Takes a number as {@link Double#toString} writes it, behind its sign. */
    private boolean number() {
        if (next == 'N' || next == 'I') {
            return word(next == 'N' ? "NaN" : "Infinity");
        }
        if (!digits() || !takeIf('.') || !digits()) {
            return false;
        }
        if (!takeIf('E')) {
            return true;
        }
        takeIf('-');
        return digits();
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!takeIf(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean digits() {
        boolean some = false;
        while (next >= '0' && next <= '9') {
            some = true;
            take();
        }
        return some;
    }
}
