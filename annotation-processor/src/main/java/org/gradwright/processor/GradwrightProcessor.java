// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.gradwright.processor.declaration.AnnotationKind;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.declaration.NetworkReader;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.emit.Dialect;
import org.gradwright.processor.emit.NetworkEmitter;
import org.gradwright.processor.emit.Report;
import org.gradwright.processor.formula.reader.MethodSources;
import org.gradwright.processor.formula.reader.ParsedSources;
import org.gradwright.processor.formula.reader.TreesSources;

/**
 * Generates a companion for every formula and a class for every network of a compilation.
 *
 * <p>Options: {@code -Agradwright.report=true} prints a table of the layers and costs of each network;
 * {@code -Agradwright.twin=true}, for test code only, also generates each network in double precision, with the gradients of
 * its inputs.
 */
@AutoService(Processor.class)
public final class GradwrightProcessor extends AbstractProcessor {
    private static final String REPORT = "gradwright.report";
    private static final String TWIN = "gradwright.twin";
    private static final String GENERATED = "javax.annotation.processing.Generated";
    private static final String MATRIX = "org.ejml.data.FMatrixRMaj";

    private final Consumer<Compilation> observer;

    public GradwrightProcessor() {
        this(compilation -> {});
    }

    /** A processor that shows what became of every network it compiles. */
    public GradwrightProcessor(Consumer<Compilation> observer) {
        this.observer = observer;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        Set<String> types = new LinkedHashSet<>();
        types.add(NetworkReader.NETWORK);
        for (AnnotationKind kind : AnnotationKind.values()) {
            types.add(kind.metaAnnotation());
        }
        return types;
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(REPORT, TWIN);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Diagnostics diagnostics = new Diagnostics();
        Elements elements = processingEnv.getElementUtils();
        Optional<Trees> trees = CompilerTrees.of(processingEnv);
        MethodSources sources = trees.<MethodSources>map(TreesSources::new)
                .orElseGet(() -> new ParsedSources(new SourceFiles(processingEnv)::of));
        FormulaCompiler compiler = new FormulaCompiler(elements, sources, diagnostics);
        for (AnnotationKind kind : FormulaCompiler.KINDS) {
            for (TypeElement type : annotated(round, kind.metaAnnotation())) {
                if (isInClassFile(type, trees) && compiler.hasCompanion(type)) {
                    continue;
                }
                compiler.compile(type, kind).ifPresent(file -> write(file, type, diagnostics));
            }
        }
        NetworkReader reader = new NetworkReader(elements, diagnostics);
        for (TypeElement type : annotated(round, NetworkReader.NETWORK)) {
            if (isInClassFile(type, trees) && !option(TWIN)) {
                continue;
            }
            reader.read(type)
                    .flatMap(declaration -> Compilation.of(declaration, compiler, diagnostics))
                    .ifPresent(compilation -> generate(type, compilation, diagnostics));
        }
        diagnostics.printTo(processingEnv.getMessager(), trees.orElse(null));
        return false;
    }

    private void generate(TypeElement type, Compilation compilation, Diagnostics diagnostics) {
        observer.accept(compilation);
        NetworkEmitter.Site site = new NetworkEmitter.Site(
                compilation.declaration().packageName(),
                compilation.declaration().isPublic(),
                List.of(type),
                sees(type, GENERATED),
                sees(type, MATRIX),
                compilation.inlined());
        write(NetworkEmitter.emit(site, compilation.plan(), Dialect.NETWORK), type, diagnostics);
        if (option(TWIN)) {
            write(NetworkEmitter.emit(site, compilation.checkedPlan(), Dialect.TWIN), type, diagnostics);
        }
        if (option(REPORT)) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, Report.of(compilation.plan()), type);
        }
    }

    /**
     * Whether javac shows the class file of a type, as Gradle asks it to for the sake of other processors. What is generated of
     * the type is there already, but for the twin; and class files do not have the names of inputs.
     */
    private static boolean isInClassFile(TypeElement type, Optional<Trees> trees) {
        return trees.isPresent() && trees.get().getPath(type) == null;
    }

    /** Whether code beside a type can use the class of that name, which may be in a module that it does not read. */
    private boolean sees(TypeElement type, String name) {
        Elements elements = processingEnv.getElementUtils();
        ModuleElement module = elements.getModuleOf(type);
        return (module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name)) != null;
    }

    private boolean option(String name) {
        return Boolean.parseBoolean(processingEnv.getOptions().getOrDefault(name, "false"));
    }

    private void write(JavaFile file, TypeElement type, Diagnostics diagnostics) {
        try {
            file.writeTo(processingEnv.getFiler());
        } catch (FilerException e) {
            diagnostics.report(
                    Problem.GENERATED_NAME_TAKEN,
                    Place.of(type),
                    file.typeSpec().name(),
                    type.getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<TypeElement> annotated(RoundEnvironment round, String annotation) {
        Set<TypeElement> types = new LinkedHashSet<>();
        for (Element element : round.getRootElements()) {
            collect(element, annotation, types);
        }
        return types;
    }

    /** Collects annotated types among an element and the types it encloses, in source order. */
    private static void collect(Element element, String annotation, Set<TypeElement> types) {
        if (element instanceof TypeElement type) {
            if (AnnotationReader.find(type, annotation).isPresent()) {
                types.add(type);
            }
            type.getEnclosedElements().forEach(enclosed -> collect(enclosed, annotation, types));
        }
    }
}
