// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

/**
 * What stands for an input of a formula in Java text.
 *
 * @param text an expression without side effects, of the type that the input has; the array of a row
 * @param start where a row starts in its array; empty for the beginning
 * @param length the number of elements of a row; empty for the length of the array
 */
public record Argument(String text, String start, String length) {

    /** A number or an integer. */
    public static Argument of(String text) {
        return new Argument(text, "", "");
    }

    /** A row that is a whole array. */
    public static Argument array(String name) {
        return new Argument(name, "", "");
    }

    /** A row of an array that holds several. */
    public static Argument part(String array, String start, int length) {
        return new Argument(array, start, String.valueOf(length));
    }

    /** The element of the row at an index. */
    String element(Expression index) {
        if (start.isEmpty()) {
            return text + "[" + index.text() + "]";
        }
        return index.text().equals("0")
                ? text + "[" + start + "]"
                : text + "[" + start + " + " + index.operand(Expression.ADDITIVE) + "]";
    }

    /** The number of elements of the row. */
    String extent() {
        return length.isEmpty() ? text + ".length" : length;
    }
}
