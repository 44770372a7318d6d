// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradwright.Use;

/**
 * The source files of networks and blocks with methods, whose bodies no class file tells. They are looked for in the folders
 * that the system property {@code gradwright.sources} names, and in {@code src/test/java} and {@code src/main/java}.
 */
final class BodySources {
    private static final String PROPERTY = "gradwright.sources";

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Set<Class<?>> seen = new HashSet<>();

    private BodySources() {}

    /**
     * The texts of the files by the names of their top-level classes; none where class files are enough.
     *
     * @throws IllegalArgumentException if a file is needed and not there
     */
    static Map<String, String> of(Class<?> network) {
        BodySources found = new BodySources();
        found.collect(network);
        return found.sources;
    }

    private void collect(Class<?> model) {
        if (!seen.add(model)) {
            return;
        }
        if (Arrays.stream(model.getDeclaredMethods()).anyMatch(Method::isDefault)) {
            sources.computeIfAbsent(top(model).getName(), name -> text(model, name));
        }
        for (Method method : model.getDeclaredMethods()) {
            Use use = method.getAnnotation(Use.class);
            if (use != null) {
                collect(use.value());
            }
        }
    }

    private static Class<?> top(Class<?> type) {
        return type.getNestHost();
    }

    private static String text(Class<?> model, String name) {
        String file = name.replace('.', '/') + ".java";
        List<Path> candidates = folders().map(folder -> Path.of(folder, file)).toList();
        Path source = candidates.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the methods of '" + model.getSimpleName()
                        + "' are told by its source alone, but none of " + candidates + " is there, seen from "
                        + Path.of("").toAbsolutePath() + ": name the folders of sources with -D" + PROPERTY + "="));
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> folders() {
        String given = System.getProperty(PROPERTY, "");
        return Stream.concat(
                Arrays.stream(given.split(File.pathSeparator)).filter(folder -> !folder.isBlank()),
                Stream.of("src/test/java", "src/main/java"));
    }
}
