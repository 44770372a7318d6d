// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check.compilation;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Runs javac in memory, with annotation processors, over sources and over classes that are compiled already. */
public final class Javac {
    private static final @Nullable JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** Shared, because it remembers what the class path holds. */
    private static final @Nullable StandardJavaFileManager STANDARD =
            COMPILER == null ? null : COMPILER.getStandardFileManager(null, null, null);

    private Javac() {}

    /**
     * Compiles; one call at a time, because javac's file manager is for one thread.
     *
     * @param sources texts by the binary names of their top-level classes
     * @param classes binary names of classes on the class path that the processors are shown as well
     * @param seen classes whose places are added to the class path of this JVM
     * @throws IllegalArgumentException with what javac says, if there is a compile error
     * @throws IllegalStateException if this Java has no compiler
     */
    public static synchronized MemoryFiles run(
            Map<String, String> sources, List<String> classes, List<Processor> processors, List<Class<?>> seen) {
        JavaCompiler compiler = compiler();
        MemoryFiles files = new MemoryFiles(Objects.requireNonNull(STANDARD));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(MemoryFiles.source(name, text)));
        List<String> options = new ArrayList<>(
                List.of("-Agradwright.twin=true", "-classpath", classPath(seen), "-g:none", "-Xlint:none"));
        options.addAll(List.of(processors.isEmpty() ? "-proc:none" : "-implicit:none"));
        JavaCompiler.CompilationTask task = compiler.getTask(null, files, diagnostics, options, classes, units);
        task.setProcessors(processors);
        if (!task.call()) {
            throw new IllegalArgumentException(failure(sources, diagnostics));
        }
        return files;
    }

    private static JavaCompiler compiler() {
        if (COMPILER == null) {
            throw new IllegalStateException("this Java has no compiler; run it with a JDK");
        }
        return COMPILER;
    }

    /** A source text as javac reads it, with the places of its parts. */
    record Parsed(CompilationUnitTree unit, SourcePositions positions) {}

    /** Reads a source text without compiling it. */
    static synchronized Parsed parse(String text) {
        JavaFileObject file = MemoryFiles.source("Parsed", text);
        JavacTask task = (JavacTask) compiler().getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
        try {
            return new Parsed(
                    task.parse().iterator().next(), Trees.instance(task).getSourcePositions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path of this JVM; surefire hides it in the manifest of a jar and tells it under another name. */
    private static String classPath(List<Class<?>> seen) {
        Set<String> path = new LinkedHashSet<>();
        path.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        path.add(System.getProperty("jdk.module.path", ""));
        for (Class<?> type : seen) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation().getProtocol().equals("file")) {
                path.add(Path.of(URI.create(source.getLocation().toString())).toString());
            }
        }
        path.remove("");
        return String.join(File.pathSeparator, path);
    }

    private static String failure(Map<String, String> sources, DiagnosticCollector<JavaFileObject> diagnostics) {
        StringBuilder message = new StringBuilder("javac refuses\n");
        diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .forEach(each -> message.append(each).append('\n'));
        return message.append(String.join("\n", sources.values())).toString();
    }
}
