// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

/** What the value of an instruction is. */
public enum Kind {
    /** A real number: {@code double} or {@code float}. */
    NUMBER,
    /** An {@code int}: a position in a row, a length, a class. It has no slope. */
    INTEGER,
    /** A {@code boolean}. */
    TRUTH,
    /** Numbers in a fixed order: an array. */
    ROW,
    /** What a loop carries out; its parts are taken one by one. */
    LOOP
}
