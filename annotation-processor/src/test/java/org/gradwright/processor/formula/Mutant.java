// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fault in a class of this package, and what finds it: the classes of the package are loaded once more, with that one
 * compiled anew.
 *
 * @param file the simple name of the class
 * @param fault in words
 * @param from what stands in its source, exactly once; empty for no fault at all
 * @param to what stands there instead
 */
record Mutant(String file, String fault, String from, String to) {

    private static final String PACKAGE = Formula.class.getPackageName() + ".";

    /**
     * What finds the fault; empty if nothing does.
     *
     * @param codes encoded formulas, by name
     */
    String caughtBy(Map<String, String> codes) {
        // wherever lines are broken
        Pattern place = Pattern.compile(
                Arrays.stream(from.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+")));
        String source = source();
        if (place.matcher(source).results().count() != 1) {
            throw new AssertionError(file + " does not contain once: " + from);
        }
        String faulty = place.matcher(source).replaceFirst(Matcher.quoteReplacement(to));
        try {
            Method check = new Loader(InMemoryJava.classes(Map.of(PACKAGE + file, faulty)))
                    .loadClass(MutantCheck.class.getName())
                    .getDeclaredMethod("firstFailure", Map.class);
            check.setAccessible(true);
            return (String) check.invoke(null, codes);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private String source() {
        try {
            return Files.readString(Path.of("src/main/java", (PACKAGE + file).replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the package once more. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> changed;

        Loader(Map<String, byte[]> changed) {
            super(Mutant.class.getClassLoader());
            this.changed = changed;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean ours = name.startsWith(PACKAGE) && name.indexOf('.', PACKAGE.length()) < 0;
            if (!ours) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            byte[] bytes = changed.get(name);
            if (bytes == null) {
                try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    if (in == null) {
                        throw new ClassNotFoundException(name);
                    }
                    bytes = in.readAllBytes();
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
