// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Kind;

/** Gives the parameters of a formula the values of an annotation's members of the same names. */
final class FormulaBinding {
    /** The most steps of a formula whose loops are written out. */
    private static final int LONGEST = 2000;

    private FormulaBinding() {}

    /** Binds all inputs but the first {@code free}; empty when something is reported. */
    static Optional<Formula> bind(Formula formula, int free, AnnotationUse use, Diagnostics diagnostics) {
        Map<String, Double> constants = new HashMap<>();
        for (String input : formula.inputs().subList(free, formula.arity())) {
            constants.put(input, use.number(input));
        }
        return written(formula.bind(constants), use, diagnostics);
    }

    /** The formula of an annotation; if it is one of numbers, with its loops written out. Empty when that is reported. */
    static Optional<Formula> written(Formula formula, AnnotationUse use, Diagnostics diagnostics) {
        if (formula.isScalar() || formula.kinds().contains(Kind.ROW)) {
            return Optional.of(formula);
        }
        Optional<Formula> unrolled = formula.unrolled(LONGEST);
        if (unrolled.isEmpty()) {
            diagnostics.report(Problem.FORMULA_TOO_LONG, use.place(), use.simpleName(), LONGEST);
        }
        return unrolled;
    }
}
