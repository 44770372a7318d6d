// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.gradwright.processor.declaration.Model;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.declaration.NetworkReader;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.emit.Dialect;
import org.gradwright.processor.emit.NetworkEmitter;
import org.gradwright.processor.emit.Report;
import org.gradwright.processor.formula.reader.DerivativeMethods;
import org.gradwright.processor.source.MethodSources;
import org.gradwright.processor.source.ParsedSources;
import org.gradwright.processor.source.TreesSources;

/**
 * Generates a companion for every formula, every block and every network, and a class for every network of a compilation.
 *
 * <p>Options: {@code -Agradwright.report=true} prints a table of the layers and costs of each network;
 * {@code -Agradwright.twin=true}, for test code only, also generates each network in double precision, with the gradients of
 * its inputs.
 */
@AutoService(Processor.class)
public final class GradwrightProcessor extends AbstractProcessor {
    private static final String GENERATED = "javax.annotation.processing.Generated";
    private static final String MATRIX = "org.ejml.data.FMatrixRMaj";

    private final Consumer<Compilation> observer;
    private final Set<String> companions = new HashSet<>();
    private boolean first = true;
    private Optional<Trees> trees = Optional.empty();

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
        // also of layers in a type that is not marked as a network
        types.add("org.gradwright.*");
        for (AnnotationKind kind : AnnotationKind.values()) {
            types.add(kind.metaAnnotation());
        }
        types.add(DerivativeMethods.DERIVATIVE);
        types.add(MethodFormulas.DIFFERENTIABLE);
        return types;
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.names();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Diagnostics diagnostics = new Diagnostics();
        guarded(
                Place.NOWHERE,
                "this compilation",
                diagnostics,
                () -> Stage.START.run(() -> {
                    if (first) {
                        first = false;
                        Options.check(processingEnv.getOptions(), diagnostics);
                        trees = CompilerTrees.of(processingEnv);
                    }
                    compile(round, diagnostics);
                    return round;
                }));
        diagnostics.printTo(processingEnv.getMessager(), trees.orElse(null));
        return false;
    }

    private void compile(RoundEnvironment round, Diagnostics diagnostics) {
        Elements elements = processingEnv.getElementUtils();
        MethodSources sources = trees.<MethodSources>map(TreesSources::new)
                .orElseGet(() -> new ParsedSources(new SourceFiles(processingEnv)::of));
        diagnostics.pointWith(sources::shown);
        FormulaCompiler compiler = new FormulaCompiler(elements, sources, diagnostics);
        List<TypeElement> types = types(round).stream()
                .filter(type -> !isInClassFile(type) || !compiler.hasCompanion(type))
                .toList();
        compiler.expect(types);
        DerivativeCompiler derivatives = new DerivativeCompiler(compiler.methods(), diagnostics);
        for (TypeElement type : types) {
            guarded(
                    Place.of(type),
                    type.getSimpleName(),
                    diagnostics,
                    () -> Stage.COMPILE_FORMULA
                            .run(() -> {
                                if (!isInClassFile(type)) {
                                    derivatives.check(type);
                                }
                                return compiler.methods().companion(type);
                            })
                            .ifPresent(file -> Stage.WRITE.run(() -> write(file, type, diagnostics))));
        }
        for (AnnotationKind kind : FormulaCompiler.KINDS) {
            for (TypeElement type : types) {
                if (AnnotationReader.find(type, kind.metaAnnotation()).isPresent()) {
                    guarded(
                            Place.of(type),
                            type.getSimpleName(),
                            diagnostics,
                            () -> Stage.COMPILE_FORMULA
                                    .run(() -> compiler.compile(type, kind))
                                    .ifPresent(file -> Stage.WRITE.run(() -> write(file, type, diagnostics))));
                }
            }
        }
        NetworkReader reader = new NetworkReader(elements, sources, trees.orElse(null), diagnostics);
        reader.expect(types.stream().filter(type -> !isInClassFile(type)).toList());
        Set<TypeElement> missing = new LinkedHashSet<>();
        for (TypeElement type : types) {
            if (!isInClassFile(type)) {
                reader.checkInputs(type);
                guarded(
                        Place.of(type),
                        type.getSimpleName(),
                        diagnostics,
                        () -> Stage.READ.run(() -> reader.checkBlock(type)));
                if (reader.checkMarked(type, types)) {
                    missing.add(type);
                }
            }
        }
        for (TypeElement type : annotated(round, NetworkReader.NETWORK)) {
            if (!isInClassFile(type)) {
                missing.add(type);
            }
            guarded(
                    Place.of(type),
                    type.getSimpleName(),
                    diagnostics,
                    () -> Stage.READ
                            .run(() -> isInClassFile(type) && !options().twin()
                                    ? Optional.<NetworkDeclaration>empty()
                                    : reader.read(type))
                            .flatMap(declaration -> Compilation.of(declaration, compiler, diagnostics))
                            .ifPresent(compilation -> Stage.WRITE.run(() -> {
                                if (generate(type, compilation, diagnostics)) {
                                    missing.remove(type);
                                }
                            })));
        }
        reader.blocks().forEach((name, block) -> {
            TypeElement type = elements.getTypeElement(name);
            guarded(
                    Place.of(type),
                    type.getSimpleName(),
                    diagnostics,
                    () -> Stage.WRITE.run(() -> writeCompanion(type, block, diagnostics)));
        });
        if (diagnostics.reports().stream().anyMatch(report -> report.problem().isError())) {
            for (TypeElement type : missing) {
                guarded(
                        Place.of(type),
                        type.getSimpleName(),
                        diagnostics,
                        () -> Stage.WRITE.run(() -> writeStandIn(type)));
            }
        }
    }

    /** Writes what stands in for the class of a network that was refused, if there is a place for it. */
    private void writeStandIn(TypeElement type) {
        if (!sees(type, "org.gradwright.runtime.Network")) {
            return;
        }
        Elements elements = processingEnv.getElementUtils();
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        JavaFile file = StandIn.of(type, packageName, sees(type, GENERATED));
        if (HidingTypes.in(file, elements).isEmpty()) {
            try {
                file.writeTo(processingEnv.getFiler());
            } catch (IOException e) {
                // The type exists, or the disk is full: what was reported is enough.
                return;
            }
        }
    }

    /** Does the work for one type; what fails there stops no other type. */
    private static void guarded(Place place, CharSequence name, Diagnostics diagnostics, Runnable work) {
        try {
            work.run();
        } catch (Stage.Failure e) {
            if (!(e.getCause() instanceof StackOverflowError)) {
                diagnostics.report(
                        Problem.PROCESSOR_FAILED, place, name, e.stage().task(), e.text());
            } else if (diagnostics.reports().stream().noneMatch(each -> each.problem() == Problem.TOO_DEEP)) {
                diagnostics.report(Problem.TOO_DEEP, place, name);
            }
        }
    }

    /** Writes what is generated of a network; returns whether all of it is. */
    private boolean generate(TypeElement type, Compilation compilation, Diagnostics diagnostics) {
        observer.accept(compilation);
        NetworkEmitter.Site site = new NetworkEmitter.Site(
                compilation.declaration().packageName(),
                compilation.declaration().isPublic(),
                List.of(type),
                sees(type, GENERATED),
                sees(type, MATRIX),
                compilation.inlined());
        boolean written = write(NetworkEmitter.emit(site, compilation.plan(), Dialect.NETWORK), type, diagnostics);
        if (written && !isInClassFile(type)) {
            written = writeCompanion(type, compilation.declaration().model(), diagnostics);
        }
        if (options().twin()) {
            written &= write(NetworkEmitter.emit(site, compilation.checkedPlan(), Dialect.TWIN), type, diagnostics);
        }
        if (options().report()) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, Report.of(compilation.plan()), type);
        }
        return written;
    }

    /** Writes once what compilations need of a block or network that do not see its source. */
    private boolean writeCompanion(TypeElement type, Model model, Diagnostics diagnostics) {
        return !companions.add(model.origin().type())
                || write(GraphCompanions.of(type, sees(type, GENERATED), model), type, diagnostics);
    }

    /**
     * Whether javac shows the class file of a type, as Gradle asks it to for the sake of other processors. What is generated of
     * the type is there already, but for the twin; and class files do not have the names of inputs.
     */
    private boolean isInClassFile(TypeElement type) {
        return trees.isPresent() && trees.get().getPath(type) == null;
    }

    /** Whether code beside a type can use the class of that name, which may be in a module that it does not read. */
    private boolean sees(TypeElement type, String name) {
        Elements elements = processingEnv.getElementUtils();
        ModuleElement module = elements.getModuleOf(type);
        return (module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name)) != null;
    }

    private Options options() {
        return Options.of(processingEnv.getOptions());
    }

    /** Writes a file that is generated of a type; whether it is, rather than a problem reported. */
    private boolean write(JavaFile file, TypeElement type, Diagnostics diagnostics) {
        List<String> hiding = HidingTypes.in(file, processingEnv.getElementUtils());
        for (String name : hiding) {
            diagnostics.report(
                    Problem.HIDING_TYPE, Place.of(type), name, HidingTypes.hidden(name), type.getSimpleName());
        }
        if (!hiding.isEmpty()) {
            return false;
        }
        try {
            file.writeTo(processingEnv.getFiler());
            return true;
        } catch (FilerException e) {
            diagnostics.report(
                    Problem.GENERATED_NAME_TAKEN,
                    Place.of(type),
                    file.typeSpec().name(),
                    type.getSimpleName());
        } catch (IOException e) {
            diagnostics.report(
                    Problem.NOT_WRITTEN, Place.of(type), file.typeSpec().name(), String.valueOf(e.getMessage()));
        }
        return false;
    }

    private static List<TypeElement> annotated(RoundEnvironment round, String annotation) {
        return types(round).stream()
                .filter(type -> AnnotationReader.find(type, annotation).isPresent())
                .toList();
    }

    /** The types of a round and the types they enclose, in source order. */
    private static List<TypeElement> types(RoundEnvironment round) {
        List<TypeElement> types = new ArrayList<>();
        round.getRootElements().forEach(element -> collect(element, types));
        return types;
    }

    private static void collect(Element element, List<TypeElement> types) {
        if (element instanceof TypeElement type) {
            types.add(type);
            type.getEnclosedElements().forEach(enclosed -> collect(enclosed, types));
        }
    }
}
