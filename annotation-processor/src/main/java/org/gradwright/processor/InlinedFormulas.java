// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.emit.Inlined;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.inference.FormulaSource;

/** Gives one network its formulas, and remembers which they were. */
final class InlinedFormulas implements FormulaSource {
    private final FormulaCompiler compiler;
    private final Set<Inlined> inlined = new TreeSet<>(Comparator.comparing(Inlined::companion));

    InlinedFormulas(FormulaCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public Optional<Formula> formula(AnnotationUse use) {
        Optional<Formula> formula = compiler.formula(use);
        formula.ifPresent(found -> inlined.add(compiler.inlined(use, found)));
        return formula;
    }

    @Override
    public FormulaSource aside() {
        return compiler;
    }

    /** What was asked for so far, by the names of the companions. */
    List<Inlined> all() {
        return List.copyOf(inlined);
    }
}
