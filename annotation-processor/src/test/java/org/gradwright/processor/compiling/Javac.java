// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.compiling;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.GradwrightProcessor;
import org.jspecify.annotations.NullMarked;

/** One run of javac in memory, described step by step. */
public final class Javac {
    /** Knows the classes of the JDK; opening it anew for every run would take most of the time of these tests. */
    private static final StandardJavaFileManager JDK = jdk();

    private final Map<String, byte[]> classPath = new TreeMap<>();
    private final List<JavaFileObject> files = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> processed = new ArrayList<>();
    private final List<Compilation> observed = new ArrayList<>();
    private StandardJavaFileManager standard = JDK;
    private boolean full;

    /** The JDK, and as the class path nothing but the annotations of the null checker. */
    private static StandardJavaFileManager jdk() {
        try {
            StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler()
                    .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
            URI annotations = NullMarked.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(Path.of(annotations)));
            return files;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A run with no classes but those of the JDK. */
    static Javac bare() {
        return new Javac();
    }

    /** A run that sees the dsl and what the runtime gives generated code. */
    public static Javac withLibrary() {
        return new Javac().on(Library.CLASSES);
    }

    /** Adds classes to the class path. */
    public Javac on(Map<String, byte[]> classes) {
        classPath.putAll(classes);
        return this;
    }

    /** Adds a source file, such as {@code p/Digits.java}. */
    public Javac file(String name, String text) {
        files.add(new MemoryFiles.Text(name, text));
        return this;
    }

    /** Compiles what files need of the sources in a folder, too. */
    Javac needing(Path folder) {
        standard = jdk();
        return option("-sourcepath", folder.toString(), "-implicit:class");
    }

    /** Lets no generated source be written. */
    public Javac withFullDisk() {
        full = true;
        return this;
    }

    public Javac option(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Also runs the processor on a class of the class path, by its name. */
    public Javac onClass(String name) {
        processed.add(name);
        return this;
    }

    /** Compiles with this project's processor. */
    public Result run() {
        return runObservedBy(observed::add);
    }

    /** Compiles with this project's processor, which shows what becomes of every network. */
    public Result runObservedBy(Consumer<Compilation> observer) {
        return run(List.of(new GradwrightProcessor(observer)));
    }

    /** Compiles without a processor. */
    public Result runWithoutProcessor() {
        options.add("-proc:none");
        return run(List.of());
    }

    Result run(List<? extends Processor> processors) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        options.add("-g:none");
        // Besides what it means, it spares javac the modules of its own JDK: 15 instead of 250 ms for a small run.
        options.addAll(List.of("--release", "17"));
        MemoryFiles memory = new MemoryFiles(standard, classPath, full);
        JavaCompiler.CompilationTask task = compiler.getTask(output, memory, null, options, processed, files);
        task.setLocale(Locale.ROOT);
        task.setProcessors(processors);
        boolean successful = task.call();
        return new Result(successful, normal(output.toString()), texts(memory.sources), memory.classes, observed);
    }

    /** The same text for every platform and every form of file name. */
    private static String normal(String output) {
        return output.replace("\r\n", "\n").replaceAll("(?m)^(memory:///|/)", "");
    }

    private static Map<String, String> texts(Map<String, byte[]> sources) {
        Map<String, String> texts = new LinkedHashMap<>();
        sources.forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    /**
     * What a run gave.
     *
     * @param output what javac printed
     * @param generated source files by class name
     * @param classes class files by class name
     * @param compilations what became of each network
     */
    public record Result(
            boolean successful,
            String output,
            Map<String, String> generated,
            Map<String, byte[]> classes,
            List<Compilation> compilations) {

        /** Itself. Fails where javac printed anything. */
        public Result silent() {
            if (!successful || !output.isEmpty()) {
                throw new AssertionError("javac printed\n" + output);
            }
            return this;
        }

        /** The stages of the only network. */
        public Compilation compilation() {
            if (compilations.size() != 1) {
                throw new AssertionError(compilations.size() + " networks; javac printed\n" + output);
            }
            return compilations.get(0);
        }

        /** The classes, loaded after what they need. */
        public ClassLoader load(Map<String, byte[]> library) {
            Map<String, byte[]> all = new TreeMap<>(library);
            all.putAll(classes);
            return new ClassLoader(Javac.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    byte[] bytes = all.get(name);
                    if (bytes == null) {
                        throw new ClassNotFoundException(name);
                    }
                    return defineClass(name, bytes, 0, bytes.length);
                }
            };
        }
    }
}
