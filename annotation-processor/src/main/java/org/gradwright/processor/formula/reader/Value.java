// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import org.gradwright.processor.formula.FormulaBuilder;

/**
 * What an expression or a local variable is while a method is read.
 *
 * @param kind its type, as far as formulas tell types apart
 * @param position where the formula builder has it; unused for {@link Kind#UNKNOWN}
 * @param length of a row, where the builder has its length; unused for others
 */
record Value(Kind kind, int position, int length) {

    enum Kind {
        /** A double. */
        NUMBER,
        /** An int, which becomes a double where Java makes it one. */
        INTEGER,
        /** A boolean. */
        TRUTH,
        /** A double[]. */
        ROW,
        /** What was refused, or what the compiler will report: nothing more is to be said about it. */
        UNKNOWN
    }

    static final Value UNKNOWN = new Value(Kind.UNKNOWN, -1, -1);

    static Value number(int position) {
        return new Value(Kind.NUMBER, position, -1);
    }

    static Value truth(int position) {
        return new Value(Kind.TRUTH, position, -1);
    }

    static Value integer(int position) {
        return new Value(Kind.INTEGER, position, -1);
    }

    static Value row(int position, int length) {
        return new Value(Kind.ROW, position, length);
    }

    boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }

    /** Whether it is a double, or an int, which Java makes a double where one is needed. */
    boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.INTEGER;
    }

    /** The value assigned to a variable of another kind; unknown if Java does not allow that. */
    Value as(FormulaBuilder builder, Kind target) {
        if (kind == target) {
            return this;
        }
        return target == Kind.NUMBER && kind == Kind.INTEGER ? number(builder.toNumber(position)) : UNKNOWN;
    }
}
