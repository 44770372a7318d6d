// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles Java source in memory and loads the classes. */
public final class InMemoryJava extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    private InMemoryJava() {
        super(InMemoryJava.class.getClassLoader());
    }

    /** The classes of source files, given by the names of their top-level classes; fails if there is a compile error. */
    public static ClassLoader compile(Map<String, String> sources) {
        InMemoryJava loader = new InMemoryJava();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        if (!loader.run(sources, List.of("-proc:none"), List.of(), diagnostics)) {
            throw new AssertionError(diagnostics.getDiagnostics());
        }
        return loader;
    }

    /** The class files of source files that need the classes of this module, by name. */
    static Map<String, byte[]> classes(Map<String, String> sources) {
        InMemoryJava loader = new InMemoryJava();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String path = location(InMemoryJava.class)
                + File.pathSeparator
                + location(Formula.class)
                + File.pathSeparator
                + location(Nullable.class);
        if (!loader.run(sources, List.of("-proc:none", "-classpath", path), List.of(), diagnostics)) {
            throw new AssertionError(diagnostics.getDiagnostics());
        }
        Map<String, byte[]> classes = new HashMap<>();
        loader.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs annotation processors over source files and generates no classes. */
    public static void process(
            Map<String, String> sources, Processor processor, DiagnosticCollector<JavaFileObject> diagnostics) {
        new InMemoryJava().run(sources, List.of("-proc:only"), List.of(processor), diagnostics);
    }

    private boolean run(
            Map<String, String> sources,
            List<String> options,
            List<Processor> processors,
            DiagnosticCollector<JavaFileObject> diagnostics) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, new Files(standard), diagnostics, options, null, files);
            task.setProcessors(processors);
            return task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class Files extends ForwardingJavaFileManager<JavaFileManager> {
        Files(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, key -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
