// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.Kind;
import org.gradwright.processor.formula.reader.Callee;
import org.gradwright.processor.formula.reader.Callees;
import org.gradwright.processor.formula.reader.ClassCompanions;
import org.gradwright.processor.formula.reader.CompanionReader;
import org.gradwright.processor.formula.reader.Companions;
import org.gradwright.processor.formula.reader.Contained;
import org.gradwright.processor.formula.reader.FormulaReader;
import org.gradwright.processor.source.MethodSources;
import org.jspecify.annotations.Nullable;

/**
 * The formulas of methods: of this compilation from their sources, each read once, when the first needs it; of others from
 * the companions of their classes. Remembers which formulas of other files each contains.
 */
final class MethodFormulas implements Callees {
    static final String DIFFERENTIABLE = "org.gradwright.Differentiable";

    /** What the name of a companion ends with. */
    private static final String SUFFIX = "Formula";

    /** Instead of a fingerprint, where there is no such formula any more. */
    private static final String GONE = "";

    private final Diagnostics diagnostics;
    private final MethodSources sources;
    private final CompanionReader companions;
    private final DifferentiableRules rules;

    /** One for all formulas, so that what several formulas call is refused once. */
    private final FormulaReader reader;

    /** By the names of their companions, the types of this compilation that will have one. */
    private final Map<String, TypeElement> expected = new HashMap<>();

    private final Map<ExecutableElement, Optional<Compiled>> compiled = new HashMap<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private Function<TypeElement, Optional<Compiled>> annotations = type -> Optional.empty();

    MethodFormulas(Elements elements, MethodSources sources, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.sources = sources;
        this.companions = new CompanionReader(elements);
        this.rules = new DifferentiableRules(diagnostics);
        this.reader = new FormulaReader(sources, elements, this::refuse, this);
    }

    /**
     * A formula and the formulas of other files that it contains.
     *
     * @param fingerprint its own and, of the formula of an annotation, that of the annotation's values
     */
    record Compiled(Formula formula, String fingerprint, List<Contained> contained) {
        Compiled {
            contained = List.copyOf(contained);
        }

        /** The fingerprint followed by those of what it contains. */
        String fullFingerprint() {
            return CompanionReader.full(
                    fingerprint, contained.stream().map(Contained::text).toList());
        }

        Compiled withFingerprint(String other) {
            return new Compiled(formula, other, contained);
        }
    }

    /** The reading of one method, and the formulas that it has met so far, by name. */
    private record Frame(ExecutableElement method, SortedMap<String, Contained> contained) {}

    /** Says which types of this compilation have formulas, and how to have that of an annotation. */
    void expect(List<TypeElement> types, Function<TypeElement, Optional<Compiled>> formulas) {
        types.forEach(type -> expected.put(Companions.name(type).canonicalName(), type));
        annotations = formulas;
    }

    /** Whether a type has methods that formulas of other files may call. */
    static boolean hasMethods(TypeElement type) {
        return !marked(type).isEmpty();
    }

    private static List<ExecutableElement> marked(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> AnnotationReader.find(method, DIFFERENTIABLE).isPresent())
                .toList();
    }

    /** The companion of a type of this compilation with differentiable methods, if all is well. */
    Optional<JavaFile> companion(TypeElement type) {
        List<ClassCompanions.Method> methods = new ArrayList<>();
        boolean complete = true;
        for (ExecutableElement method : marked(type)) {
            Optional<Compiled> formula = ofMarked(method);
            formula.ifPresent(found -> methods.add(new ClassCompanions.Method(method, found.formula, found.contained)));
            complete &= formula.isPresent();
        }
        return complete && !methods.isEmpty() ? Optional.of(ClassCompanions.of(type, methods)) : Optional.empty();
    }

    private Optional<Compiled> ofMarked(ExecutableElement method) {
        Optional<Compiled> known = compiled.get(method);
        if (known == null) {
            known = rules.accept(method)
                    ? read(method, () -> reader.read(method))
                            .filter(formula -> isSmall(method, formula.formula))
                            .map(formula -> formula.withFingerprint(formula.formula.fingerprint()))
                    : Optional.empty();
            compiled.put(method, known);
        }
        return known;
    }

    private boolean isSmall(ExecutableElement method, Formula formula) {
        int steps = formula.instructions().size();
        if (steps > FormulaCompiler.MOST_STEPS) {
            diagnostics.report(
                    Problem.FORMULA_SIZE,
                    Place.of(method),
                    FormulaCompiler.MOST_STEPS + " steps",
                    "'" + method.getSimpleName() + "' has " + steps,
                    "Write parts of it in closed form.");
        }
        return steps <= FormulaCompiler.MOST_STEPS;
    }

    /**
     * The formula of a method of this compilation.
     *
     * @param from the first of the parameters in which it will be differentiated
     * @param to the parameter behind the last of them
     */
    Optional<Compiled> read(ExecutableElement method, int from, int to) {
        return read(method, () -> reader.read(method, from, to));
    }

    /** The formula of a method without the slopes that are written by hand. */
    Optional<Formula> readPlain(ExecutableElement method) {
        return read(method, () -> reader.readPlain(method)).map(Compiled::formula);
    }

    private Optional<Compiled> read(ExecutableElement method, Supplier<Optional<Formula>> read) {
        Frame frame = new Frame(method, new TreeMap<>());
        frames.push(frame);
        try {
            return read.get().map(formula -> new Compiled(formula, "", List.copyOf(frame.contained.values())));
        } finally {
            frames.pop();
        }
    }

    /** Takes what the reader refuses in the method that it reads. */
    private void refuse(Problem problem, @Nullable TreePath where, Object... arguments) {
        Place place = Place.of(Objects.requireNonNull(frames.peek()).method);
        if (where == null) {
            diagnostics.report(problem, place, arguments);
        } else {
            diagnostics.report(problem, place.at(where), sources.shown(where), arguments);
        }
    }

    @Override
    public Callee find(ExecutableElement method) {
        TypeElement owner = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
        if (AnnotationReader.find(method, DIFFERENTIABLE).isEmpty()) {
            return Callee.without(Callee.State.UNMARKED);
        }
        String companion = Companions.name(owner).canonicalName();
        if (expected.containsKey(companion)) {
            return ofSource(owner, method);
        }
        String signature = DifferentiableRules.signature(method);
        return companions.entries(companion).stream()
                .filter(entry -> ClassCompanions.signature(entry.formula()).equals(signature))
                .findFirst()
                .map(entry -> found(companion, signature, entry))
                .orElse(Callee.without(Callee.State.UNCOMPILED));
    }

    private Callee ofSource(TypeElement owner, ExecutableElement method) {
        if (isRunning(method)) {
            return Callee.without(Callee.State.RUNNING);
        }
        ClassName companion = Companions.name(owner);
        return ofMarked(method)
                .map(formula -> {
                    String signature = ClassCompanions.signature(formula.formula);
                    String name = name(companion.canonicalName(), signature);
                    return found(new Contained(name, companion, signature, formula.fullFingerprint()), formula.formula);
                })
                .orElse(Callee.without(Callee.State.FAILED));
    }

    private boolean isRunning(ExecutableElement method) {
        return frames.stream().anyMatch(frame -> frame.method.equals(method));
    }

    /** A formula that a companion on the class path carries. */
    private Callee found(String companion, String signature, CompanionReader.Entry entry) {
        Optional<String> stale = stale(entry.inlined());
        if (stale.isPresent()) {
            return Callee.stale(stale.get());
        }
        String name = name(companion, signature.isEmpty() ? entry.formula().name() : signature);
        return found(
                new Contained(name, ClassName.bestGuess(companion), signature, entry.fullFingerprint()),
                entry.formula());
    }

    /** What a method is called in fingerprints. */
    private static String name(String companion, String method) {
        return companion.substring(0, companion.length() - SUFFIX.length()) + "." + method;
    }

    private Callee found(Contained contained, Formula formula) {
        Objects.requireNonNull(frames.peek()).contained.put(contained.name(), contained);
        return Callee.found(formula);
    }

    @Override
    public boolean isCompanion(String name) {
        return expected.containsKey(name) || companions.isCompanion(name);
    }

    @Override
    public Optional<Callee> ofCompanion(String name, String method, List<Kind> arguments) {
        TypeElement owner = expected.get(name);
        if (owner == null) {
            boolean ofClass = companions.isOfClass(name);
            return Overloads.called(
                            companions.entries(name).stream()
                                    .filter(entry -> entry.formula().name().equals(method))
                                    .toList(),
                            entry -> entry.formula().kinds(),
                            arguments)
                    .map(entry -> found(name, ofClass ? ClassCompanions.signature(entry.formula()) : "", entry));
        }
        if (!hasMethods(owner)) {
            return ofAnnotation(owner, method, arguments);
        }
        return Overloads.called(
                        marked(owner).stream()
                                .filter(each -> each.getSimpleName().contentEquals(method))
                                .toList(),
                        Overloads::kinds,
                        arguments)
                .map(each -> ofSource(owner, each));
    }

    private Optional<Callee> ofAnnotation(TypeElement owner, String method, List<Kind> arguments) {
        if (isRunning(owner)) {
            return Optional.of(Callee.without(Callee.State.RUNNING));
        }
        Optional<Compiled> formula = annotations.apply(owner);
        if (formula.isEmpty()) {
            return Optional.of(Callee.without(Callee.State.FAILED));
        }
        Formula found = formula.get().formula;
        if (!found.name().equals(method) || found.arity() != arguments.size()) {
            return Optional.empty();
        }
        ClassName companion = Companions.name(owner);
        String name = name(companion.canonicalName(), method);
        return Optional.of(
                found(new Contained(name, companion, "", formula.get().fullFingerprint()), found));
    }

    /** Whether the formula of an annotation is being read. */
    private boolean isRunning(TypeElement annotation) {
        return frames.stream()
                .map(frame -> frame.method.getEnclosingElement())
                .anyMatch(type -> type != null && annotation.equals(type.getEnclosingElement()));
    }

    /**
     * The name of a formula that was contained in another version than there is now.
     *
     * @param inlined what a companion says that its formula contains
     */
    Optional<String> stale(List<String> inlined) {
        for (String each : String.join(" ", inlined).split(" ", -1)) {
            int equals = each.lastIndexOf('=');
            String name = each.substring(0, Math.max(0, equals));
            if (equals > 0
                    && fingerprint(name)
                            .filter(now -> !now.equals(each.substring(equals + 1)))
                            .isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The own fingerprint that a formula has now; empty where it cannot be seen, or is being read. */
    private Optional<String> fingerprint(String name) {
        int end = name.indexOf('(');
        int dot = name.lastIndexOf('.', end < 0 ? name.length() : end);
        String method = name.substring(dot + 1);
        String companion = name.substring(0, dot) + SUFFIX;
        TypeElement owner = expected.get(companion);
        if (owner == null) {
            return !companions.isCompanion(companion)
                    ? Optional.empty()
                    : companions.entries(companion).stream()
                            .filter(entry -> method.equals(
                                    end < 0 ? entry.formula().name() : ClassCompanions.signature(entry.formula())))
                            .map(CompanionReader.Entry::fingerprint)
                            .findFirst()
                            .or(() -> Optional.of(GONE));
        }
        if (end < 0) {
            return isRunning(owner)
                    ? Optional.empty()
                    : annotations.apply(owner).map(Compiled::fingerprint);
        }
        return marked(owner).stream()
                .filter(each -> DifferentiableRules.signature(each).equals(method) && !isRunning(each))
                .findFirst()
                .flatMap(this::ofMarked)
                .map(Compiled::fingerprint);
    }
}
