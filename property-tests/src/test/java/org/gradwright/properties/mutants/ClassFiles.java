// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The class files of the class path, by binary name. */
final class ClassFiles {
    private static final String SUFFIX = ".class";

    private ClassFiles() {}

    /** The class files of a package and those below it, from the directory or jar that {@code type} comes from. */
    static Map<String, byte[]> below(String packageName, Class<?> type) {
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return read(place, packageName);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return read(jar.getPath("/"), packageName);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> read(Path root, String packageName) throws IOException {
        Map<String, byte[]> classFiles = new HashMap<>();
        try (Stream<Path> files = Files.walk(root.resolve(packageName.replace('.', '/')))) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(SUFFIX))::iterator) {
                String path = root.relativize(file).toString().replace('\\', '/');
                String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
                classFiles.put(name, Files.readAllBytes(file));
            }
        }
        return classFiles;
    }
}
