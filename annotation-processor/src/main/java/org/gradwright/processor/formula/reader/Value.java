// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import org.jspecify.annotations.Nullable;

/**
 * What an expression or a local variable is while a method is read.
 *
 * @param kind its type, as far as formulas tell types apart
 * @param position where the formula builder has it; unused for {@link Kind#UNKNOWN}
 * @param length of a row, where the builder has its length; unused for others
 * @param division of an int that was computed with a division and is in no variable yet, that division; also of what
 *     may be such an int
 */
record Value(Kind kind, int position, int length, @Nullable Division division) {

    /** A division of ints, which drops the fraction. */
    record Division(CompilationUnitTree file, BinaryTree tree) {}

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

    static final Value UNKNOWN = new Value(Kind.UNKNOWN, -1);

    /** A value that is no row. */
    Value(Kind kind, int position) {
        this(kind, position, -1, null);
    }

    static Value number(int position) {
        return new Value(Kind.NUMBER, position);
    }

    static Value truth(int position) {
        return new Value(Kind.TRUTH, position);
    }

    static Value integer(int position) {
        return new Value(Kind.INTEGER, position);
    }

    static Value row(int position, int length) {
        return new Value(Kind.ROW, position, length, null);
    }

    boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }

    /** Whether it is a double, or an int, which Java makes a double where one is needed. */
    boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.INTEGER;
    }

    /** The division that one of two values was computed with. */
    static @Nullable Division division(Value a, Value b) {
        return a.division == null ? b.division : a.division;
    }

    /** The same int, computed with a division. */
    Value with(@Nullable Division division) {
        return new Value(kind, position, length, division);
    }

    /** The value in a variable. */
    Value stored() {
        return with(null);
    }

    /**
     * The value where one of another kind is due: an int where a double is, but refused where a division has dropped its
     * fraction; unknown if Java does not allow that.
     */
    Value as(Reading reading, Kind target) {
        if (kind == target) {
            return this;
        }
        if (target == Kind.NUMBER && division != null) {
            return reading.refuse(division);
        }
        return target == Kind.NUMBER && kind == Kind.INTEGER
                ? number(reading.builder().toNumber(position))
                : UNKNOWN;
    }
}
