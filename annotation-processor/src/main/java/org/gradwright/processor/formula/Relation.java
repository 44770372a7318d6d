// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

/** Comparison of two numbers, with Java's meaning: every one but {@link #NOT_EQUAL} is false when a number is NaN. */
public enum Relation {
    LESS("<", "less") {
        @Override
        public boolean holds(double left, double right) {
            return left < right;
        }
    },
    LESS_OR_EQUAL("<=", "lessOrEqual") {
        @Override
        public boolean holds(double left, double right) {
            return left <= right;
        }
    },
    GREATER(">", "greater") {
        @Override
        public boolean holds(double left, double right) {
            return left > right;
        }
    },
    GREATER_OR_EQUAL(">=", "greaterOrEqual") {
        @Override
        public boolean holds(double left, double right) {
            return left >= right;
        }
    },
    EQUAL("==", "equal") {
        @Override
        public boolean holds(double left, double right) {
            return left == right;
        }
    },
    NOT_EQUAL("!=", "notEqual") {
        @Override
        public boolean holds(double left, double right) {
            return left != right;
        }
    };

    private final String operator;
    private final String word;

    Relation(String operator, String word) {
        this.operator = operator;
        this.word = word;
    }

    /** Java's operator, such as {@code <=}. */
    public String operator() {
        return operator;
    }

    /** The name in an encoded formula, such as {@code lessOrEqual}. */
    String word() {
        return word;
    }

    /** Whether the comparison is true for the two numbers. */
    public abstract boolean holds(double left, double right);
}
