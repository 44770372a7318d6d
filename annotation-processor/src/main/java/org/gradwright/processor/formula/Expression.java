// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.regex.Pattern;

/**
 * Text of a Java expression and how tightly its outermost operator binds.
 *
 * @param text the expression, without parentheses around it
 * @param binding one of the constants below
 */
record Expression(String text, int binding) {

    static final int TERNARY = 1;
    static final int OR = 2;
    static final int AND = 3;
    static final int EQUALITY = 4;
    static final int RELATIONAL = 5;
    static final int ADDITIVE = 6;
    static final int MULTIPLICATIVE = 7;
    static final int UNARY = 8;
    static final int PRIMARY = 9;

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.]*(e-?[0-9]+)?f?");
    private static final Pattern ELEMENT = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.]*\\[[^\\]]*\\]");

    /** A name, a literal without sign, a call. */
    static Expression primary(String text) {
        return new Expression(text, PRIMARY);
    }

    /** An expression that somebody else wrote. */
    static Expression parse(String text) {
        if (matches(NAME, text) || matches(NUMBER, text) || matches(ELEMENT, text)) {
            return primary(text);
        }
        boolean negative = text.startsWith("-") && matches(NUMBER, text.substring(1));
        return new Expression(text, negative ? UNARY : TERNARY);
    }

    /** Whether repeating the text costs nothing. */
    boolean isNameOrLiteral() {
        return matches(NAME, text) || matches(NUMBER, text.startsWith("-") ? text.substring(1) : text);
    }

    /** The text as an operand of an operator: in parentheses if it binds less tightly than {@code least}. */
    String operand(int least) {
        return binding < least ? "(" + text + ")" : text;
    }

    /** The text after a minus sign. */
    String negated() {
        return text.startsWith("-") ? "(" + text + ")" : operand(UNARY);
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
