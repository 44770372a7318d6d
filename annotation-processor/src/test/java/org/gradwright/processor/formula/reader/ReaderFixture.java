// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.InMemoryJava;
import org.gradwright.processor.source.TreesSources;
import org.jspecify.annotations.Nullable;

/**
 * Reads every public static method of the class {@code Sample} as a formula, and writes the companion of the class for the
 * last one that could be read.
 */
final class ReaderFixture {

    /** A refusal: its code, where the tree begins, the tree's text in the source, and the arguments of the message. */
    record Refusal(Problem problem, long line, long column, String text, List<String> arguments) {}

    final Map<String, Formula> formulas = new LinkedHashMap<>();
    final List<Refusal> refusals = new ArrayList<>();
    String companion = "";
    private final boolean companions;

    private ReaderFixture(boolean companions) {
        this.companions = companions;
    }

    /** Reads the class with this body. */
    static ReaderFixture read(String... body) {
        return readFiles(Map.of("p.Sample", "package p;\nclass Sample {\n" + String.join("\n", body) + "\n}\n"));
    }

    /** Reads the class {@code p.Sample} of these files. */
    static ReaderFixture readFiles(Map<String, String> sources) {
        return readFiles(sources, true);
    }

    /** Reads the class {@code p.Sample} of these files, and writes a companion or not. */
    static ReaderFixture readFiles(Map<String, String> sources, boolean companions) {
        ReaderFixture fixture = new ReaderFixture(companions);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        InMemoryJava.process(new TreeMap<>(sources), fixture.new Reader(), diagnostics);
        if (!diagnostics.getDiagnostics().isEmpty()) {
            throw new AssertionError(diagnostics.getDiagnostics());
        }
        return fixture;
    }

    /** The formula of the method of that name, which must have been read. */
    Formula formula(String method) {
        Formula formula = formulas.get(method);
        if (formula == null) {
            throw new AssertionError("'" + method + "' was not read: " + refusals);
        }
        return formula;
    }

    private final class Reader extends AbstractProcessor {

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            Trees trees = Trees.instance(processingEnv);
            FormulaReader reader = new FormulaReader(
                    new TreesSources(trees),
                    processingEnv.getElementUtils(),
                    (problem, where, arguments) -> refusals.add(refusal(trees, problem, where, arguments)));
            round.getRootElements().stream()
                    .filter(root -> root.getSimpleName().contentEquals("Sample"))
                    .flatMap(Reader::withNested)
                    .forEach(type -> readAll(reader, type));
            return false;
        }

        private static Stream<TypeElement> withNested(Element type) {
            return Stream.concat(
                    Stream.of((TypeElement) type),
                    ElementFilter.typesIn(type.getEnclosedElements()).stream().flatMap(Reader::withNested));
        }

        private void readAll(FormulaReader reader, TypeElement type) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (method.getModifiers().containsAll(Set.of(Modifier.PUBLIC, Modifier.STATIC))) {
                    Optional<Formula> formula = reader.read(method);
                    formula.ifPresent(read -> {
                        formulas.put(read.name(), read);
                        if (companions) {
                            companion = Companions.of(type, method, read, read.inputs())
                                    .toString();
                        }
                    });
                }
            }
        }

        private static Refusal refusal(Trees trees, Problem problem, @Nullable TreePath where, Object... arguments) {
            if (where == null) {
                throw new AssertionError(problem + " has no place");
            }
            CompilationUnitTree file = where.getCompilationUnit();
            Tree tree = where.getLeaf();
            SourcePositions positions = trees.getSourcePositions();
            long start = positions.getStartPosition(file, tree);
            long end = positions.getEndPosition(file, tree);
            try {
                CharSequence source = file.getSourceFile().getCharContent(true);
                return new Refusal(
                        problem,
                        file.getLineMap().getLineNumber(start),
                        file.getLineMap().getColumnNumber(start),
                        source.subSequence((int) start, (int) end).toString(),
                        Stream.of(arguments).map(String::valueOf).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
