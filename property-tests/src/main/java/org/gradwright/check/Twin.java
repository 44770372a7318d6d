// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradwright.check.compilation.Javac;
import org.gradwright.check.compilation.MemoryFiles;
import org.gradwright.check.compilation.MemoryLoader;
import org.gradwright.check.compilation.Recording;
import org.gradwright.processor.Compilation;
import org.gradwright.processor.GradwrightProcessor;
import org.gradwright.processor.declaration.Model;
import org.gradwright.twin.Network;
import org.gradwright.twin.compute.Choices;
import org.gradwright.twin.data.Schema;

/**
 * The class of a network in double, generated and compiled in memory and loaded apart from the classes it was made from. It
 * records how its choices come out, which the shipped class does not.
 *
 * @param type the generated class
 * @param places what is chosen at each place of the code where it records
 * @param shipped the loader and name of the same network in float, where it was compiled
 */
record Twin(Compilation compilation, Class<?> type, List<String> places, Shipped shipped) {
    /** Where the network in float is, if it was compiled. */
    record Shipped(ClassLoader loader, String name) {}

    private static final String SUFFIX = "Twin";

    /** The twin of a network on the class path, made from its class file, or from its source where it has methods. */
    static Twin of(Class<?> network, UnaryOperator<String> change) {
        if (!network.isAnnotationPresent(org.gradwright.Network.class)) {
            throw new IllegalArgumentException(
                    "'" + network.getName() + "' is not annotated with @" + org.gradwright.Network.class.getName());
        }
        Map<String, String> sources = BodySources.of(network);
        List<String> classes = sources.isEmpty() ? List.of(network.getName()) : List.of();
        return compile(sources, classes, network.getName(), network, change);
    }

    /** The twin of a network that is declared in a source text around an annotation. */
    static Twin of(FormulaNetwork network, UnaryOperator<String> change) {
        Map<String, String> sources = Map.of(network.binaryName(), network.source());
        return compile(sources, List.of(), network.binaryName(), network.annotation(), change);
    }

    /** A network with initial parameters drawn from a seed. */
    Network create(long seed) {
        return (Network) create(type, seed);
    }

    /** Where the class records its choices. */
    Choices choices() {
        try {
            Field field = type.getDeclaredField(Recording.FIELD);
            field.setAccessible(true);
            return (Choices) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The names of a network's columns as its source has them. A class file calls parameters arg0 and so on; the generated
     * network was made from the source.
     */
    List<String> columnNames(Network network) {
        try {
            Class<?> floats = Class.forName(shipped.name(), true, shipped.loader());
            return ((org.gradwright.runtime.Network) create(floats, 0))
                    .schema().columns().stream().map(column -> column.name()).toList();
        } catch (ClassNotFoundException e) {
            return network.schema().columns().stream().map(Schema.Column::name).toList();
        }
    }

    private static Object create(Class<?> generated, long seed) {
        try {
            Method create = generated.getDeclaredMethod("create", long.class);
            create.setAccessible(true);
            return create.invoke(null, seed);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "'" + generated.getName() + "' cannot be made: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Twin compile(
            Map<String, String> sources,
            List<String> classes,
            String network,
            Class<?> origin,
            UnaryOperator<String> change) {
        List<Compilation> compilations = new ArrayList<>();
        List<Class<?>> seen = List.of(origin, org.gradwright.Tensor.class, Network.class);
        MemoryFiles files = Javac.run(sources, classes, List.of(new GradwrightProcessor(compilations::add)), seen);
        Compilation compilation = compilations.stream()
                .filter(each -> binaryName(each).equals(network.replace('$', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no network '" + network + "' was compiled"));
        String packageName = compilation.declaration().packageName();
        String name = binaryName(compilation) + SUFFIX;
        String generated = files.generatedSources().getOrDefault(name, "");
        Recording recording = Recording.of(change.apply(generated), Choices.class);
        Map<String, byte[]> all = Javac.run(Map.of(name, recording.source()), List.of(), List.of(), seen)
                .classFiles();
        Map<String, byte[]> classFiles = new LinkedHashMap<>();
        all.forEach((each, bytes) -> {
            if (each.equals(name) || each.startsWith(name + "$")) {
                classFiles.put(each, bytes);
            }
        });
        // A companion may be visible in its package only, and a package ends where its loader ends: load it here again.
        Set<String> companions = new LinkedHashSet<>();
        compilation
                .inlined()
                .forEach(inlined -> companions.add(inlined.companion().toString()));
        addCompanions(compilation.declaration().model(), companions);
        for (String companion : companions) {
            if (companion.substring(0, Math.max(0, companion.lastIndexOf('.'))).equals(packageName)) {
                classFiles.put(companion, classFile(companion, origin));
            }
        }
        try {
            ClassLoader loader = origin.getClassLoader();
            Shipped shipped = new Shipped(loader, name.substring(0, name.length() - SUFFIX.length()) + "Network");
            Class<?> type = Class.forName(name, false, new MemoryLoader(classFiles, loader));
            return new Twin(compilation, type, recording.choices(), shipped);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The companions of the blocks in a model, also of those in blocks. */
    private static void addCompanions(Model model, Set<String> companions) {
        for (Model block : model.blocks()) {
            String packageName = block.origin().packageName();
            companions.add((packageName.isEmpty() ? "" : packageName + ".")
                    + block.origin().companion());
            addCompanions(block, companions);
        }
    }

    /** The full name of a network, with the enclosing types' names joined by {@code _}. */
    private static String binaryName(Compilation compilation) {
        String packageName = compilation.declaration().packageName();
        return (packageName.isEmpty() ? "" : packageName + ".")
                + compilation.graph().name();
    }

    private static byte[] classFile(String name, Class<?> origin) {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = origin.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(
                        "'" + name + "' is not on the class path; compile its annotation again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
