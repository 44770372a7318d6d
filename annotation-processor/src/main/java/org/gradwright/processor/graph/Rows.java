// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Kind;

/** Formulas of rows, as graphs use them. */
public final class Rows {

    private Rows() {}

    /** What reaches input number {@code input} of a formula, from what reaches its result, which is the first input. */
    public static Formula pullback(Formula formula, int input) {
        return Derivatives.pullbacks(formula, List.of(input));
    }

    /** Whether the result of a formula is a row: its last input, with something added. */
    public static boolean writesRow(Formula formula) {
        return formula.kind(formula.results().get(0)) == Kind.ROW;
    }
}
