// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Optional;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.formula.Formula;

/** Where the formulas of activations, losses and regularizers come from. */
@FunctionalInterface
public interface FormulaSource {
    /** The formula of an annotation's type, its parameters unbound; empty when a problem was reported. */
    Optional<Formula> formula(AnnotationUse use);

    /** The same formulas for a graph that is built to find something out, and is not generated. */
    default FormulaSource aside() {
        return this;
    }
}
