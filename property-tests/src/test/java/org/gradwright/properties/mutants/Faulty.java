// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.annotation.processing.Processor;
import org.gradwright.check.compilation.Javac;
import org.gradwright.check.compilation.MemoryFiles;
import org.gradwright.check.compilation.MemoryLoader;
import org.gradwright.processor.GradwrightProcessor;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.subject.FloatSubject;
import org.gradwright.properties.subject.Subject;
import org.gradwright.properties.subject.TwinSubject;
import org.gradwright.twin.Network;

/**
 * The classes of the project with a mutant's fault in one of them. That one is compiled anew, in memory, and its package is
 * loaded a second time around it; everything else is shared with the healthy project, so that it stays compiled and warm.
 */
final class Faulty {
    private static final ClassLoader HEALTHY = Faulty.class.getClassLoader();
    private static final Map<String, byte[]> PROCESSOR =
            ClassFiles.below(Mutant.Place.PROCESSOR.packageName(), GradwrightProcessor.class);
    private static final Map<String, byte[]> RUNTIME =
            ClassFiles.below(Mutant.Place.RUNTIME.packageName(), Network.class);
    private static final Map<String, byte[]> CHECKS = ClassFiles.below("org.gradwright.properties", Faulty.class);

    private final Mutant mutant;
    private final Map<String, byte[]> changed;
    /** The class files of specimens that were compiled with the fault. */
    private final Map<Specimen, Map<String, byte[]>> compiled = new HashMap<>();

    private Faulty(Mutant mutant, Map<String, byte[]> changed) {
        this.mutant = mutant;
        this.changed = changed;
    }

    static Faulty of(Mutant mutant) {
        if (mutant.place() == Mutant.Place.GENERATED) {
            return new Faulty(mutant, Map.of());
        }
        String name = mutant.place().packageName() + "." + mutant.file();
        Path file = Path.of(mutant.place().sources(), name.replace('.', '/') + ".java");
        try {
            String text = mutant.changed(Files.readString(file));
            Map<String, byte[]> changed = new HashMap<>(mutant.place() == Mutant.Place.PROCESSOR ? PROCESSOR : RUNTIME);
            changed.putAll(compiled(Map.of(name, text), List.of()).classFiles());
            return new Faulty(mutant, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The specimen in double, as it is with the fault. */
    Subject twin(Specimen specimen) {
        Map<String, byte[]> generated = specimen.healthy().compiled().classFiles();
        String className = specimen.twinName();
        if (mutant.place() == Mutant.Place.RUNTIME) {
            Map<String, byte[]> classFiles = new HashMap<>(changed);
            String subject = TwinSubject.class.getName();
            classFiles.put(subject, CHECKS.get(subject));
            generated.forEach((name, bytes) -> {
                if (name.equals(className) || name.startsWith(className + "$")) {
                    classFiles.put(name, bytes);
                }
            });
            MemoryLoader loader = new MemoryLoader(classFiles, new MemoryLoader(generated, HEALTHY));
            try {
                return (Subject) loader.loadClass(subject)
                        .getConstructor(Object.class, int.class)
                        .newInstance(
                                create(loader, className, specimen),
                                specimen.architecture().capacity());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return new TwinSubject(
                create(new MemoryLoader(classFiles(specimen), HEALTHY), className, specimen),
                specimen.architecture().capacity());
    }

    /** The specimen in float: with the fault where the processor has it, and else healthy. */
    Subject network(Specimen specimen) {
        Map<String, byte[]> classFiles = mutant.place() == Mutant.Place.PROCESSOR
                ? classFiles(specimen)
                : specimen.healthy().compiled().classFiles();
        return new FloatSubject(
                create(new MemoryLoader(classFiles, HEALTHY), specimen.networkName(), specimen),
                specimen.architecture().capacity());
    }

    /** A check that finds things wrong, made anew among the changed classes. */
    @SuppressWarnings("unchecked")
    Function<String, List<String>> among(Class<? extends Function<String, List<String>>> check) {
        Map<String, byte[]> classFiles = new HashMap<>(CHECKS);
        classFiles.putAll(changed);
        try {
            return (Function<String, List<String>>) new MemoryLoader(classFiles, HEALTHY)
                    .loadClass(check.getName())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, byte[]> classFiles(Specimen specimen) {
        return compiled.computeIfAbsent(
                specimen,
                key -> mutant.place() == Mutant.Place.GENERATED
                        ? withChangedTwin(key)
                        : compiled(key.sources(), List.of(processor())).classFiles());
    }

    private Processor processor() {
        try {
            return (Processor) new MemoryLoader(changed, HEALTHY)
                    .loadClass(GradwrightProcessor.class.getName())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, byte[]> withChangedTwin(Specimen specimen) {
        CompiledSources healthy = specimen.healthy().compiled();
        Map<String, byte[]> classFiles = new HashMap<>(healthy.classFiles());
        String name = specimen.twinName();
        String text = healthy.generated().get(name);
        String changedText = mutant.changed(text);
        if (!changedText.equals(text)) {
            Map<String, String> sources = new HashMap<>(specimen.sources());
            sources.put(name, changedText);
            classFiles.putAll(compiled(sources, List.of()).classFiles());
        }
        return classFiles;
    }

    /** A fault must show in numbers: one that does not even compile proves nothing. */
    private static MemoryFiles compiled(Map<String, String> sources, List<Processor> processors) {
        try {
            return Javac.run(sources, List.of(), processors, List.of());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object create(ClassLoader loader, String className, Specimen specimen) {
        try {
            return loader.loadClass(className)
                    .getMethod("create", long.class)
                    .invoke(null, specimen.architecture().seed());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
