// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.HashMap;
import java.util.Map;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.formula.Formula;

/** Gives the parameters of a formula the values of an annotation's members of the same names. */
final class FormulaBinding {
    private FormulaBinding() {}

    /** Binds all inputs but the first {@code free}. */
    static Formula bind(Formula formula, int free, AnnotationUse use) {
        Map<String, Double> constants = new HashMap<>();
        for (String input : formula.inputs().subList(free, formula.arity())) {
            constants.put(input, use.number(input));
        }
        return formula.bind(constants);
    }
}
