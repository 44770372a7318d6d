// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

/** Operation on truth values. Formulas have no side effects, so that "and" and "or" need not be short-circuiting. */
public enum Connective {
    AND("&&", "and", 2),
    OR("||", "or", 2),
    NOT("!", "not", 1);

    private final String operator;
    private final String word;
    private final int arity;

    Connective(String operator, String word, int arity) {
        this.operator = operator;
        this.word = word;
        this.arity = arity;
    }

    /** Java's operator, such as {@code &&}. */
    public String operator() {
        return operator;
    }

    /** The number of truth values it takes. */
    public int arity() {
        return arity;
    }

    /** The name in an encoded formula. */
    String word() {
        return word;
    }
}
