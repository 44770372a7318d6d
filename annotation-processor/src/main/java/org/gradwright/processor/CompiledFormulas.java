// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.reader.Companions;

/** The formulas that companions on the class path carry. */
final class CompiledFormulas {
    private static final String COMPILED_FORMULA = "org.gradwright.CompiledFormula";

    private final Elements elements;
    private final Diagnostics diagnostics;
    private final AnnotationReader annotations;

    CompiledFormulas(Elements elements, Diagnostics diagnostics) {
        this.elements = elements;
        this.diagnostics = diagnostics;
        this.annotations = new AnnotationReader(elements);
    }

    /** Whether a companion of an annotation type was generated before. */
    boolean has(TypeElement owner) {
        return companion(owner).isPresent();
    }

    /** The formula of an annotation's type; empty when a problem was reported. */
    Optional<Formula> formula(AnnotationUse use) {
        TypeElement owner = elements.getTypeElement(use.type());
        Optional<? extends AnnotationMirror> found = owner == null ? Optional.empty() : companion(owner);
        if (owner == null || found.isEmpty()) {
            diagnostics.report(Problem.NO_COMPANION, use.place(), use.simpleName());
            return Optional.empty();
        }
        Map<String, Object> values = annotations.values(found.get());
        Object format = values.get("format");
        if (!Integer.valueOf(Companions.FORMAT).equals(format)) {
            return refuse(
                    use,
                    (format == null ? "is in the format of an early version" : "is in format " + format)
                            + ", but this processor reads format " + Companions.FORMAT);
        }
        Formula formula;
        try {
            formula = Formula.decode(String.valueOf(values.get("code")));
        } catch (IllegalArgumentException e) {
            return refuse(use, "cannot be read: " + e.getMessage());
        }
        return Companions.fingerprint(owner, formula).equals(values.get("fingerprint")) && fits(formula, use)
                ? Optional.of(formula)
                : refuse(use, "was made of another version of @" + use.simpleName());
    }

    /** Whether the annotation has the numbers, or the lists of numbers, that the formula takes. */
    private static boolean fits(Formula formula, AnnotationUse use) {
        int free = Given.of(use).count();
        return formula.results().size() == 1
                && formula.arity() >= free
                && formula.inputs().subList(free, formula.arity()).stream()
                        .map(use.values()::get)
                        .allMatch(value -> value instanceof Number || value instanceof List<?>);
    }

    private Optional<Formula> refuse(AnnotationUse use, String fault) {
        diagnostics.report(Problem.FOREIGN_COMPANION, use.place(), use.simpleName(), fault);
        return Optional.empty();
    }

    private Optional<? extends AnnotationMirror> companion(TypeElement owner) {
        TypeElement companion = elements.getTypeElement(Companions.name(owner).canonicalName());
        return companion == null ? Optional.empty() : AnnotationReader.find(companion, COMPILED_FORMULA);
    }
}
