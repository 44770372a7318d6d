// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.compiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were read once and accepted, in {@code src/test/resources}. Where a change is meant, run the tests with {@code
 * -Dgradwright.accept=true}, which writes what they find, and read the difference.
 */
public final class Accepted {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ""), "src/test/resources");

    private Accepted() {}

    /** The folder or file of that name. */
    public static Path path(String name) {
        return ROOT.resolve(name);
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares a text with the accepted one. */
    public static void check(Path file, String found) {
        if (Boolean.getBoolean("gradwright.accept")) {
            try {
                Files.writeString(file, found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(found).isEqualTo(text(file));
    }
}
