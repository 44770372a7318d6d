// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check.compilation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what javac writes in memory, and leaves what it reads to another file manager. */
public final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Output> sources = new LinkedHashMap<>();
    private final Map<String, Output> classes = new LinkedHashMap<>();

    public MemoryFiles(JavaFileManager reading) {
        super(reading);
    }

    /** A source file of that text. */
    public static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(uri(name, JavaFileObject.Kind.SOURCE), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** The sources that annotation processors wrote, by binary name. */
    public Map<String, String> generatedSources() {
        Map<String, String> texts = new LinkedHashMap<>();
        sources.forEach((name, file) -> texts.put(name, file.text()));
        return texts;
    }

    /** The class files that javac wrote, by binary name. */
    public Map<String, byte[]> classFiles() {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        classes.forEach((name, file) -> bytes.put(name, file.bytes.toByteArray()));
        return bytes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        Output output = new Output(name, kind);
        (kind == JavaFileObject.Kind.SOURCE ? sources : classes).put(name, output);
        return output;
    }

    private static URI uri(String name, JavaFileObject.Kind kind) {
        return URI.create("memory:///" + name.replace('.', '/') + kind.extension);
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, Kind kind) {
            super(uri(name, kind), kind);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text();
        }
    }
}
