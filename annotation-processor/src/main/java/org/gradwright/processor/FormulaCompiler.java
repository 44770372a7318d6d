// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.palantir.javapoet.JavaFile;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.gradwright.processor.declaration.AnnotationKind;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.emit.Inlined;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.reader.Companions;
import org.gradwright.processor.formula.reader.FormulaReader;
import org.gradwright.processor.formula.reader.MethodSources;
import org.gradwright.processor.inference.FormulaRules;
import org.gradwright.processor.inference.FormulaSource;
import org.gradwright.processor.inference.LossBuilder;
import org.jspecify.annotations.Nullable;

/** Compiles the formulas that annotation types declare, and finds those that were compiled before. */
final class FormulaCompiler implements FormulaSource {
    /** The kinds of annotations with a formula, in the order in which they are compiled. */
    static final List<AnnotationKind> KINDS =
            List.of(AnnotationKind.ACTIVATION, AnnotationKind.LOSS, AnnotationKind.REGULARIZER);

    /** What the text in a companion and the methods of the derivatives have room for. */
    private static final int MOST_STEPS = 2000;

    private final Elements elements;
    private final Diagnostics diagnostics;
    private final CompiledFormulas companions;
    private final SignatureRules signatures;
    private final MemberRules members;

    private final MethodSources sources;

    /** One for all formulas, so that what several formulas call is refused once. */
    private final FormulaReader reader;

    /** Of the method that is being read. */
    private Optional<Place> reading = Optional.empty();

    private final Map<String, Optional<Formula>> compiled = new HashMap<>();

    FormulaCompiler(Elements elements, MethodSources sources, Diagnostics diagnostics) {
        this.elements = elements;
        this.diagnostics = diagnostics;
        this.companions = new CompiledFormulas(elements, diagnostics);
        this.signatures = new SignatureRules(elements, diagnostics);
        this.members = new MemberRules(elements, diagnostics);
        this.sources = sources;
        this.reader = new FormulaReader(sources, elements, this::refuse);
    }

    /** Compiles the formula of an annotation type that this compilation declares; its companion, if all is well. */
    Optional<JavaFile> compile(TypeElement type, AnnotationKind kind) {
        String name = type.getQualifiedName().toString();
        if (LossBuilder.isOperation(name) || type.getKind() != ElementKind.ANNOTATION_TYPE) {
            return Optional.empty();
        }
        if (compiled.put(name, Optional.empty()) != null) {
            diagnostics.report(
                    Problem.TWO_KINDS,
                    Place.of(type),
                    type.getSimpleName(),
                    firstKind(type).metaSimpleName(),
                    kind.metaSimpleName());
            return Optional.empty();
        }
        Optional<ExecutableElement> method = signatures.method(type, kind);
        if (method.isEmpty() || !signatures.accept(type, kind, method.get())) {
            return Optional.empty();
        }
        boolean accepted = members.accept(type, kind, method.get());
        reading = method.map(Place::of);
        Optional<Formula> formula = reader.read(method.get(), SignatureRules.free(kind) - 1, SignatureRules.free(kind))
                .filter(read -> isSmall(type, method.get(), read))
                .filter(read -> hasSlope(type, kind, method.get(), read))
                .filter(read -> accepted);
        compiled.put(name, formula);
        return formula.map(read -> Companions.of(
                type,
                method.get(),
                read,
                read.inputs().subList(SignatureRules.free(kind) - 1, SignatureRules.free(kind))));
    }

    private boolean isSmall(TypeElement type, ExecutableElement method, Formula formula) {
        int steps = formula.instructions().size();
        if (steps > MOST_STEPS) {
            diagnostics.report(
                    Problem.FORMULA_SIZE,
                    Place.of(method),
                    MOST_STEPS + " steps",
                    "'" + method.getSimpleName() + "' of @" + type.getSimpleName() + " has " + steps,
                    "Write parts of it in closed form, or let several layers share them.");
        }
        return steps <= MOST_STEPS;
    }

    /** Whether a loss or a penalty has a slope, so that something can be trained; if not, that is reported. */
    private boolean hasSlope(TypeElement type, AnnotationKind kind, ExecutableElement method, Formula formula) {
        int input = SignatureRules.free(kind) - 1;
        // An activation may be a step, or constant, in a network that is only to predict.
        if (kind == AnnotationKind.ACTIVATION || !FormulaRules.isFlat(formula, input)) {
            return true;
        }
        String name = formula.inputs().get(input);
        boolean depends = formula.uses(input);
        diagnostics.report(
                Problem.FORMULA_WITHOUT_SLOPE,
                Place.of(method.getParameters().get(input)),
                method.getSimpleName(),
                type.getSimpleName(),
                depends
                        ? "has slope 0 in '" + name + "' wherever it has one, so it trains nothing"
                        : "does not depend on '" + name + "', so it trains nothing",
                depends
                        ? "Let it change gradually with '" + name + "'; Math.tanh is a smooth Math.signum."
                        : "Compute the result from '" + name + "'.");
        return false;
    }

    /** The formula of a method that is part of others; what is wrong with it is reported. */
    Optional<Formula> readPlain(ExecutableElement method) {
        reading = Optional.of(Place.of(method));
        return reader.readPlain(method);
    }

    /** Takes what the reader refuses in the method that it reads. */
    private void refuse(Problem problem, @Nullable TreePath where, Object... arguments) {
        Place place = reading.orElseThrow();
        if (where == null) {
            diagnostics.report(problem, place, arguments);
        } else {
            diagnostics.report(problem, place.at(where), sources.shown(where), arguments);
        }
    }

    @Override
    public Optional<Formula> formula(AnnotationUse use) {
        return compiled.computeIfAbsent(use.type(), type -> companions.formula(use));
    }

    /** What a network with the formula of an annotation contains. */
    Inlined inlined(AnnotationUse use, Formula formula) {
        TypeElement owner = elements.getTypeElement(use.type());
        return new Inlined(Companions.name(owner), use.simpleName(), Companions.fingerprint(owner, formula));
    }

    /** Whether a companion of an annotation type was generated before. */
    boolean hasCompanion(TypeElement owner) {
        return companions.has(owner);
    }

    private static AnnotationKind firstKind(TypeElement type) {
        return KINDS.stream()
                .filter(kind ->
                        AnnotationReader.find(type, kind.metaAnnotation()).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
