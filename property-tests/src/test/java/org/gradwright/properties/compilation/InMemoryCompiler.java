// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.compilation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.GradwrightProcessor;

/** Compiles source texts with the annotation processor, in memory, each network in float and in double. */
public final class InMemoryCompiler {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** Shared, because it remembers what the class path holds. */
    private static final StandardJavaFileManager STANDARD = COMPILER.getStandardFileManager(null, null, null);

    private static final List<String> OPTIONS =
            List.of("-Agradwright.twin=true", "-classpath", classPath(), "-g:none", "-Xlint:none", "-implicit:none");

    private InMemoryCompiler() {}

    /**
     * Compiles source files in that order.
     *
     * @param sources texts by the binary names of their top-level classes
     * @throws AssertionError with the sources and what javac says, if there is a compile error
     */
    public static CompiledSources compile(Map<String, String> sources) {
        Map<String, Compilation> compilations = new LinkedHashMap<>();
        GradwrightProcessor processor = new GradwrightProcessor(
                compilation -> compilations.put(compilation.graph().name(), compilation));
        return new CompiledSources(compilations, run(sources, List.of(processor)));
    }

    /**
     * Compiles what an earlier compilation generated again, after a change to the generated sources.
     *
     * @param declarations the sources of the earlier compilation
     */
    public static CompiledSources compileChanged(
            CompiledSources compiled, Map<String, String> declarations, UnaryOperator<String> change) {
        Map<String, String> sources = new LinkedHashMap<>(declarations);
        compiled.generated().forEach((name, text) -> sources.put(name, change.apply(text)));
        return new CompiledSources(compiled.compilations(), run(sources, List.of()));
    }

    private static MemoryFiles run(Map<String, String> sources, List<Processor> processors) {
        MemoryFiles files = new MemoryFiles(STANDARD);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(MemoryFiles.source(name, text)));
        JavaCompiler.CompilationTask task = COMPILER.getTask(null, files, diagnostics, OPTIONS, null, units);
        task.setProcessors(processors);
        if (!task.call()) {
            throw new AssertionError(failure(sources, diagnostics));
        }
        return files;
    }

    /** The class path of this JVM; surefire hides it in the manifest of a jar and tells it under another name. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String failure(Map<String, String> sources, DiagnosticCollector<JavaFileObject> diagnostics) {
        StringBuilder message = new StringBuilder("javac refuses\n");
        diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .forEach(each -> message.append(each).append('\n'));
        return message.append(String.join("\n", sources.values())).toString();
    }
}
