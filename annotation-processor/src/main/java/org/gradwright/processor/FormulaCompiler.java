// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.palantir.javapoet.JavaFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.gradwright.processor.MethodFormulas.Compiled;
import org.gradwright.processor.declaration.AnnotationKind;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.emit.Inlined;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.reader.CompanionReader;
import org.gradwright.processor.formula.reader.Companions;
import org.gradwright.processor.inference.FormulaRules;
import org.gradwright.processor.inference.FormulaSource;
import org.gradwright.processor.inference.LossBuilder;
import org.gradwright.processor.inference.RowActivations;
import org.gradwright.processor.source.MethodSources;

/** Compiles the formulas that annotation types declare, and finds those that were compiled before. */
final class FormulaCompiler implements FormulaSource {
    /** The kinds of annotations with a formula, in the order in which they are compiled. */
    static final List<AnnotationKind> KINDS =
            List.of(AnnotationKind.ACTIVATION, AnnotationKind.LOSS, AnnotationKind.REGULARIZER);

    /** What the text in a companion and the methods of the derivatives have room for. */
    static final int MOST_STEPS = 2000;

    private final Elements elements;
    private final Diagnostics diagnostics;
    private final CompiledFormulas companions;
    private final SignatureRules signatures;
    private final MemberRules members;

    private final MethodFormulas methods;
    private final CompanionReader reader;

    /** Of this compilation, by annotation type. */
    private final Map<String, Optional<Compiled>> compiled = new HashMap<>();

    /** The companions of formulas that others have needed before their turn. */
    private final Map<String, Optional<JavaFile>> early = new HashMap<>();

    private final Map<String, Optional<Known>> known = new HashMap<>();

    /**
     * A formula as networks need it.
     *
     * @param fingerprint with those of the formulas that it contains
     */
    private record Known(Formula formula, String fingerprint) {}

    FormulaCompiler(Elements elements, MethodSources sources, Diagnostics diagnostics) {
        this.elements = elements;
        this.diagnostics = diagnostics;
        this.companions = new CompiledFormulas(elements, diagnostics);
        this.signatures = new SignatureRules(elements, diagnostics);
        this.members = new MemberRules(elements, diagnostics);
        this.methods = new MethodFormulas(elements, sources, diagnostics);
        this.reader = new CompanionReader(elements);
    }

    /** The formulas of methods. */
    MethodFormulas methods() {
        return methods;
    }

    /** Says which types of this compilation have formulas, in whatever order they will be compiled. */
    void expect(List<TypeElement> types) {
        methods.expect(
                types.stream()
                        .filter(type ->
                                MethodFormulas.hasMethods(type) || kind(type).isPresent())
                        .toList(),
                this::needed);
    }

    /** The formula of an annotation type of this compilation, which another one contains. */
    private Optional<Compiled> needed(TypeElement type) {
        String name = type.getQualifiedName().toString();
        if (!compiled.containsKey(name)) {
            early.put(name, kind(type).flatMap(kind -> compileNow(type, kind)));
        }
        return compiled.getOrDefault(name, Optional.empty());
    }

    private static Optional<AnnotationKind> kind(TypeElement type) {
        return KINDS.stream()
                .filter(kind ->
                        AnnotationReader.find(type, kind.metaAnnotation()).isPresent())
                .findFirst();
    }

    /** Compiles the formula of an annotation type that this compilation declares; its companion, if all is well. */
    Optional<JavaFile> compile(TypeElement type, AnnotationKind kind) {
        Optional<JavaFile> before = early.remove(type.getQualifiedName().toString());
        return before == null ? compileNow(type, kind) : before;
    }

    private Optional<JavaFile> compileNow(TypeElement type, AnnotationKind kind) {
        String name = type.getQualifiedName().toString();
        if (LossBuilder.isOperation(name)
                || RowActivations.isOperation(name)
                || type.getKind() != ElementKind.ANNOTATION_TYPE) {
            return Optional.empty();
        }
        if (compiled.put(name, Optional.empty()) != null) {
            diagnostics.report(
                    Problem.TWO_KINDS,
                    Place.of(type),
                    type.getSimpleName(),
                    kind(type).orElseThrow().metaSimpleName(),
                    kind.metaSimpleName());
            return Optional.empty();
        }
        if (kind == AnnotationKind.LOSS && !signatures.acceptTensors(type)) {
            return Optional.empty();
        }
        Optional<ExecutableElement> method = signatures.method(type, kind);
        if (method.isEmpty() || !signatures.accept(type, kind, method.get())) {
            return Optional.empty();
        }
        boolean accepted = members.accept(type, kind, method.get());
        Given given = signatures.given(type, kind);
        int from = given.from();
        int to = given.count();
        Optional<Compiled> formula = methods.read(method.get(), from, to)
                .filter(read -> isSmall(type, method.get(), read.formula()))
                .filter(read -> hasSlope(type, kind, given, method.get(), read.formula()))
                .filter(read -> accepted)
                .map(read -> read.withFingerprint(Companions.fingerprint(type, read.formula())));
        compiled.put(name, formula);
        return formula.map(read -> Companions.of(
                type, method.get(), read.formula(), read.formula().inputs().subList(from, to), read.contained()));
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
    private boolean hasSlope(
            TypeElement type, AnnotationKind kind, Given given, ExecutableElement method, Formula formula) {
        // An activation may be a step, or constant, in a network that is only to predict.
        if (kind == AnnotationKind.ACTIVATION
                || given.differentiated().anyMatch(input -> !FormulaRules.isFlat(formula, input))) {
            return true;
        }
        int input = given.isSeveral()
                ? given.differentiated().filter(formula::uses).findFirst().orElse(given.from())
                : given.from();
        String name = given.isSeveral()
                ? FormulaRules.names(formula, given.count())
                : formula.inputs().get(input);
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

    @Override
    public Optional<Formula> formula(AnnotationUse use) {
        Optional<Compiled> here = compiled.get(use.type());
        if (here != null) {
            return here.map(Compiled::formula);
        }
        Optional<Known> found = known.get(use.type());
        if (found == null) {
            found = companions.formula(use).flatMap(formula -> known(use, formula));
            known.put(use.type(), found);
        }
        return found.map(Known::formula);
    }

    /** The formula that a companion on the class path carries; empty where what it contains has changed since. */
    private Optional<Known> known(AnnotationUse use, Formula formula) {
        TypeElement owner = elements.getTypeElement(use.type());
        List<String> inlined = reader.entries(Companions.name(owner).canonicalName()).stream()
                .flatMap(entry -> entry.inlined().stream())
                .toList();
        Optional<String> stale = methods.stale(inlined);
        stale.ifPresent(name -> diagnostics.report(Problem.STALE_FORMULA, use.place(), "@" + use.simpleName(), name));
        return stale.isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Known(formula, CompanionReader.full(Companions.fingerprint(owner, formula), inlined)));
    }

    /** What a network with the formula of an annotation contains. */
    Inlined inlined(AnnotationUse use, Formula formula) {
        TypeElement owner = elements.getTypeElement(use.type());
        String fingerprint = compiled.getOrDefault(use.type(), Optional.empty())
                .map(Compiled::fullFingerprint)
                .or(() -> known.getOrDefault(use.type(), Optional.empty()).map(Known::fingerprint))
                .orElseGet(() -> Companions.fingerprint(owner, formula));
        return Inlined.formula(Companions.name(owner), use.simpleName(), fingerprint);
    }

    /** Whether a companion of an annotation type was generated before. */
    boolean hasCompanion(TypeElement owner) {
        return companions.has(owner);
    }
}
